package dev.orbwright.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// A provider answered with an HTTP status that says no. The body is the provider's own: clean it
/// before showing it.
final class ProviderErrorException extends IOException {

    private final int status;
    private final transient Optional<String> retryAfter;
    private final String body;

    ProviderErrorException(int status, Optional<String> retryAfter, String body) {
        super("HTTP " + status);
        this.status = status;
        this.retryAfter = retryAfter;
        this.body = body;
    }

    int status() {
        return status;
    }

    Optional<String> retryAfter() {
        return retryAfter;
    }

    /// The provider's sentence, dug out of the shapes in use; empty where there is none to show.
    String providerMessage() {
        JsonNode json = json();
        if (json.isMissingNode()) {
            // A proxy's plain text says something; its web page does not.
            return body.stripLeading().startsWith("<") ? "" : body.strip();
        }
        for (JsonNode candidate : new JsonNode[] {error(json), json}) {
            for (String name : new String[] {"message", "detail", "error"}) {
                if (candidate.path(name).isTextual()) {
                    return candidate.path(name).asText();
                }
            }
            if (candidate.isTextual()) {
                return candidate.asText();
            }
        }
        return body.strip();
    }

    /// The provider's code for the error, such as `insufficient_quota`, else its type, else
    /// nothing.
    String code() {
        JsonNode error = error(json());
        String code = error.path("code").asText();
        return code.isBlank() ? error.path("type").asText() : code;
    }

    /// Whether the provider complains that the model does not support this request parameter.
    boolean rejectsParameter(String parameter) {
        return status == 400
                && (error(json()).path("param").asText().equals(parameter)
                        || (providerMessage().contains("'" + parameter + "'")
                                && providerMessage().toLowerCase(Locale.ROOT).contains("support")));
    }

    /// Whether the provider complains that the model cannot call tools.
    boolean rejectsTools() {
        if (rejectsParameter("tools")) {
            return true;
        }
        String message = providerMessage().toLowerCase(Locale.ROOT);
        return status == 400
                && (message.contains("does not support tools")
                        || message.contains("does not support function")
                        || message.contains("tool use is not supported"));
    }

    /// Google wraps its error in an array.
    private static JsonNode error(JsonNode json) {
        return (json.isArray() ? json.path(0) : json).path("error");
    }

    private JsonNode json() {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }
}
