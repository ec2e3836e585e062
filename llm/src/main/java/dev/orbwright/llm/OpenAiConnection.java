package dev.orbwright.llm;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.client.okhttp.OkHttpClient;
import com.openai.core.ClientOptions;
import com.openai.core.LogLevel;
import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.errors.OpenAIException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// The client library, set up so that nothing waits, repeats, logs or grows behind our back.
final class OpenAiConnection implements AutoCloseable {

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final long LONGEST_RESPONSE = 32L * 1024 * 1024;

    private final okhttp3.OkHttpClient wire;
    private final OpenAIClient client;
    private final Duration idle;
    private final FailureTranslation translation;

    /// @param who for error messages, as in [ChatModel#description]
    /// @param idle how long a connection may be silent
    OpenAiConnection(Endpoint endpoint, String who, Duration idle) {
        this.wire = wire(endpoint);
        this.client =
                new OpenAIClientImpl(
                        ClientOptions.builder()
                                .httpClient(new OkHttpClient(wire))
                                .baseUrl(endpoint.base().toString())
                                // The library insists on a key; the guard takes this one out again.
                                .apiKey(endpoint.key().map(ApiKey::reveal).orElse("none"))
                                .maxRetries(0)
                                .disableTelemetry(true)
                                .logLevel(LogLevel.OFF)
                                .build());
        this.idle = idle;
        this.translation = new FailureTranslation(who, new Redaction(endpoint.key()), idle);
    }

    /// The library's own, with other sockets: it has no setting for them.
    private static okhttp3.OkHttpClient wire(Endpoint endpoint) {
        return OkHttpClient.builder()
                .addInterceptor(new WireGuard(LONGEST_RESPONSE, endpoint.key().isEmpty()))
                .build()
                .getOkHttpClient$openai_java_client_okhttp()
                .newBuilder()
                .socketFactory(new UndelayedSockets())
                .build();
    }

    /// A piece of work with the client, over the network.
    @FunctionalInterface
    interface Exchange<T> {
        Attempt<T> run(OpenAIClient client, RequestOptions options) throws IOException;
    }

    /// Runs one exchange; whatever fails on the way is the attempt's result.
    ///
    /// @param begun whether a part of the answer has arrived, asked when something fails
    <T> Attempt<T> attempt(Duration atMost, BooleanSupplier begun, Exchange<T> exchange) {
        // `request` covers the whole exchange, `read` each silence in it.
        RequestOptions options =
                RequestOptions.builder()
                        .timeout(
                                Timeout.builder()
                                        .connect(TO_CONNECT)
                                        .read(idle)
                                        .write(idle)
                                        .request(atMost)
                                        .build())
                        .build();
        try {
            return InterruptibleCall.run(() -> {
                try {
                    return exchange.run(client, options);
                } catch (OpenAIException | ReplyTooLongException | IOException e) {
                    return translation.translate(e, begun.getAsBoolean(), atMost);
                }
            });
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Attempt.Failed.forGood(FailureKind.CANCELLED, "The request was cancelled.");
        }
    }

    @Override
    public void close() {
        client.close();
        wire.dispatcher().executorService().shutdown();
        wire.connectionPool().evictAll();
    }
}
