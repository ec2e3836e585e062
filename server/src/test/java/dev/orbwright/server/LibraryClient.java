package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Asks the library over real HTTP, and fails where an answer is not as the server describes it.
record LibraryClient(int port, Optional<String> token) {

    /// An answer.
    record Answer(int status, JsonObject body) {

        String code() {
            return body.object("error").text("code").orElse("");
        }

        String message() {
            return body.object("error").text("message").orElse("");
        }
    }

    Answer get(String path) throws Exception {
        return send("GET", path, new byte[0]);
    }

    Answer post(String path, JsonObject body) throws Exception {
        return post(path, JsonText.write(body));
    }

    Answer post(String path, String body) throws Exception {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8));
    }

    Answer delete(String path) throws Exception {
        return send("DELETE", path, new byte[0]);
    }

    Answer send(String method, String path, byte[] body) throws Exception {
        HttpResponse<byte[]> answer = bytes(method, path, body);
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        try {
            JsonObject read = JsonText.parseObject(text);
            if (path.matches("/api/functions([/?].*)?")) {
                assertThat(described().problems(method, path, answer.statusCode(), read))
                        .as(text)
                        .isEmpty();
            }
            return new Answer(answer.statusCode(), read);
        } catch (MalformedJsonException e) {
            throw new AssertionError(text, e);
        }
    }

    private DescribedAnswers described() throws Exception {
        String text =
                new String(
                        bytes("GET", "/api/openapi.json", new byte[0]).body(),
                        StandardCharsets.UTF_8);
        return new DescribedAnswers(JsonText.parseObject(text));
    }

    HttpResponse<byte[]> bytes(String method, String path, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        token.ifPresent(known -> request.header("Authorization", "Bearer " + known));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    /// A function with one revision in JavaScript, as it is imported.
    static JsonObject document(String name, String source) {
        return JsonObject.of(
                "functions",
                Json.Arr.of(
                        JsonObject.of("name", name, "active_revision", 1)
                                .with(
                                        "revisions",
                                        Json.Arr.of(
                                                JsonObject.of(
                                                                "language",
                                                                "javascript",
                                                                "description",
                                                                "what " + name + " does")
                                                        .with("source", source)))));
    }
}
