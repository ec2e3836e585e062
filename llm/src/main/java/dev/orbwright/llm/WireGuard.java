package dev.orbwright.llm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/// Stands between the client library and the network.
///
/// The library reads whole lines and whole bodies, so a line without an end would fill the memory:
/// here responses get a limit, counted after decompression. It also keeps only the errors that are
/// JSON: here every error keeps its text, status and `Retry-After`. And it cannot be without a key:
/// where there is none, none is sent.
final class WireGuard implements Interceptor {

    private static final long LONGEST_ERROR = 64 * 1024;

    private final long longestResponse;
    private final boolean keyless;

    /// @param longestResponse in bytes
    WireGuard(long longestResponse, boolean keyless) {
        this.longestResponse = longestResponse;
        this.keyless = keyless;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        var request = chain.request();
        if (keyless) {
            request = request.newBuilder().removeHeader("Authorization").build();
        }
        Response response = chain.proceed(request);
        if (response.isSuccessful()) {
            ResponseBody body = response.body();
            return response.newBuilder()
                    .body(
                            ResponseBody.create(
                                    Okio.buffer(new Bounded(body.source(), longestResponse)),
                                    body.contentType(),
                                    body.contentLength()))
                    .build();
        }
        try (response) {
            throw new ProviderErrorException(
                    response.code(), retryAfter(response), errorText(response));
        }
    }

    /// Whatever can be had of the body; a failure while reading it must not hide the status.
    private static String errorText(Response response) {
        var text = new Buffer();
        try {
            var source = response.body().source();
            while (text.size() < LONGEST_ERROR
                    && source.read(text, LONGEST_ERROR - text.size()) >= 0) {
                // Each read moves on; the limit or the end stops it.
            }
        } catch (IOException e) {
            text.writeString(" (cut off: " + e.getMessage() + ")", StandardCharsets.UTF_8);
        }
        return text.readString(StandardCharsets.UTF_8);
    }

    private static Optional<String> retryAfter(Response response) {
        String milliseconds = response.header("retry-after-ms");
        if (milliseconds != null && milliseconds.matches("\\d{1,9}")) {
            long value = Long.parseLong(milliseconds);
            return Optional.of("%d.%03d".formatted(value / 1000, value % 1000));
        }
        return Optional.ofNullable(response.header("Retry-After"));
    }

    private static final class Bounded extends ForwardingSource {

        private final long limit;
        private long left;

        Bounded(Source source, long limit) {
            super(source);
            this.limit = limit;
            this.left = limit;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            long count = super.read(sink, byteCount);
            if (count > 0) {
                left -= count;
            }
            if (left < 0) {
                throw new ResponseTooLongException(
                        "The response is longer than " + limit / 1024 + " KiB.");
            }
            return count;
        }
    }
}
