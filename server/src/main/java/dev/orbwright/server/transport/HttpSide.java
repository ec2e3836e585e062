package dev.orbwright.server.transport;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Javalin on its internal loopback port. Every error is `{code, message}` in JSON, without a
/// stack.
final class HttpSide {
    static final String THREADS = "orbwright-http";

    private static final Logger log = LoggerFactory.getLogger(HttpSide.class);
    private static final long MAX_BODY_BYTES = 16L * 1024 * 1024;

    /// The public side cuts idle connections; this one only has to be more patient than it.
    private static final Duration IDLE = Duration.ofHours(1);

    private HttpSide() {}

    static Javalin start(Consumer<JavalinConfig> http, InternalDoor door) {
        var threads = new QueuedThreadPool(64, 4);
        threads.setName(THREADS);
        threads.setDaemon(true);
        return Javalin.create(
                        config -> {
                            config.startup.showJavalinBanner = false;
                            config.startup.showOldJavalinVersionWarning = false;
                            config.startup.startupWatcherEnabled = false;
                            config.http.maxRequestSize = MAX_BODY_BYTES;
                            config.jetty.threadPool = threads;
                            config.jetty.modifyServer(
                                    server -> server.setErrorHandler(new JsonErrors()));
                            config.jetty.addConnector((server, settings) -> {
                                settings.addCustomizer(door);
                                var connector =
                                        new ServerConnector(
                                                server, 1, 1, new HttpConnectionFactory(settings));
                                connector.setHost("127.0.0.1");
                                connector.setPort(0);
                                connector.setIdleTimeout(IDLE.toMillis());
                                return connector;
                            });
                            config.routes.exception(JacksonException.class, HttpSide::answer);
                            config.routes.exception(HttpResponseException.class, HttpSide::answer);
                            config.routes.exception(Exception.class, HttpSide::answer);
                            http.accept(config);
                        })
                .start();
    }

    private static void answer(JacksonException failure, Context context) {
        if (failure.getProcessor() instanceof JsonGenerator) {
            answer((Exception) failure, context);
            return;
        }
        answer(
                context,
                HttpStatus.BAD_REQUEST_400,
                new Fault(
                        "BAD_REQUEST",
                        "The body is not the JSON expected here: " + failure.getOriginalMessage()));
    }

    private static void answer(HttpResponseException refusal, Context context) {
        answer(context, refusal.getStatus(), fault(refusal.getStatus(), refusal.getMessage()));
    }

    private static void answer(Exception failure, Context context) {
        if (failure instanceof EofException) {
            log.debug("{} {}: the client left", context.method(), context.path(), failure);
            return;
        }
        log.error("{} {} failed", context.method(), context.path(), failure);
        answer(context, HttpStatus.INTERNAL_SERVER_ERROR_500, Fault.INTERNAL);
    }

    private static void answer(Context context, int status, Fault fault) {
        context.status(status).contentType("application/json").result(fault.json());
    }

    private static Fault fault(int status, @Nullable String message) {
        String standard = HttpStatus.getMessage(status);
        String code = standard.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        return new Fault(code, message == null || message.isBlank() ? standard : message);
    }

    /// What Jetty answers by itself, before or beside Javalin.
    private static final class JsonErrors extends ErrorHandler {
        @Override
        protected void generateResponse(
                Request request,
                Response response,
                int code,
                @Nullable String message,
                @Nullable Throwable cause,
                Callback callback) {
            Fault fault =
                    code >= HttpStatus.INTERNAL_SERVER_ERROR_500
                            ? Fault.INTERNAL
                            : fault(code, HttpStatus.getMessage(code));
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            response.write(
                    true, ByteBuffer.wrap(fault.json().getBytes(StandardCharsets.UTF_8)), callback);
        }
    }
}
