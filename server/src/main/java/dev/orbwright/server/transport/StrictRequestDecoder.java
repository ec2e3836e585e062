package dev.orbwright.server.transport;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

/// Netty's decoder, except that a request with both Content-Length and Transfer-Encoding is an
/// error instead of being repaired: two readings of one request are how requests are smuggled.
final class StrictRequestDecoder extends HttpRequestDecoder {
    private static final int MAX_LINE = 8 * 1024;
    private static final int MAX_HEADERS = 16 * 1024;

    StrictRequestDecoder() {
        super(
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(MAX_LINE)
                        .setMaxHeaderSize(MAX_HEADERS));
    }

    /// Whether bytes have come that no message was made of yet.
    boolean hasMore() {
        return actualReadableBytes() > 0;
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both Content-Length and Transfer-Encoding");
    }
}
