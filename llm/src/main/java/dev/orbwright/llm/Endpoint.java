package dev.orbwright.llm;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// Where an OpenAI-compatible provider is, and the key that it gets, if any.
///
/// @param base an http or https URL that ends before `/chat/completions`; nothing secret in it
public record Endpoint(URI base, Optional<ApiKey> key) {

    static final URI OPENAI = URI.create("https://api.openai.com/v1");
    static final URI GEMINI = URI.create("https://generativelanguage.googleapis.com/v1beta/openai");

    public Endpoint {
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || base.getHost() == null) {
            throw new IllegalArgumentException("A base URL starts with http:// or https://.");
        }
        if (base.getRawUserInfo() != null
                || base.getRawQuery() != null
                || base.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "A base URL holds no user name, password, query or fragment.");
        }
        if (base.getRawPath().endsWith("/")) {
            String text = base.toString();
            base = URI.create(text.replaceFirst("/+$", ""));
        }
    }

    boolean isOpenAi() {
        return hasHostOf(OPENAI);
    }

    boolean isGemini() {
        return hasHostOf(GEMINI);
    }

    private boolean hasHostOf(URI other) {
        return base.getHost().equalsIgnoreCase(other.getHost());
    }
}
