package dev.orbwright.server.transport;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

/// One request and the way of its answer from Javalin to the client. Used by one event loop.
// Netty tells of failed writes by closing the channel; the futures say nothing more.
@SuppressWarnings("FutureReturnValueIgnored")
final class Exchange {
    enum Progress {
        MORE_TO_COME,
        COMPLETE,
        /// Javalin agreed to an upgrade: what follows on both sides is not HTTP.
        SWITCHED
    }

    private final boolean toHead;
    private final boolean http10;
    private final boolean asksToSwitch;
    private boolean keepAlive;

    /// Whether the head of the real answer has left for the client.
    private boolean answering;

    /// Between the head and the end of an answer of the kind 1xx, which is not the real one.
    private boolean informational;

    private boolean switching;

    private Exchange(boolean toHead, boolean http10, boolean asksToSwitch, boolean keepAlive) {
        this.toHead = toHead;
        this.http10 = http10;
        this.asksToSwitch = asksToSwitch;
        this.keepAlive = keepAlive;
    }

    static Exchange of(HttpRequest request) {
        boolean http10 = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        return new Exchange(
                request.method().equals(HttpMethod.HEAD),
                http10,
                RequestRules.asksForWebSocket(request),
                !http10 && HttpUtil.isKeepAlive(request));
    }

    /// Before the first request.
    static Exchange none() {
        return new Exchange(false, false, false, false);
    }

    boolean asksToSwitch() {
        return asksToSwitch;
    }

    boolean isAnswering() {
        return answering;
    }

    /// Whether the connection can serve another request after this one; known when it is complete.
    boolean keepAlive() {
        return keepAlive;
    }

    /// Writes a part of Javalin's answer to the client, without flushing.
    ///
    /// @param requestComplete whether the whole request has been sent to Javalin
    /// @param closing whether this shall be the last answer on the connection
    Progress pass(HttpObject part, Channel client, boolean requestComplete, boolean closing) {
        if (part instanceof HttpResponse response) {
            passHead(response, client, requestComplete && !closing);
        }
        return part instanceof HttpContent content
                ? passContent(content, client)
                : Progress.MORE_TO_COME;
    }

    private void passHead(HttpResponse response, Channel client, boolean mayKeepAlive) {
        switching =
                asksToSwitch && response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
        informational =
                !switching && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (!informational) {
            answering = true;
            keepAlive &= mayKeepAlive && isDelimited(response) && HttpUtil.isKeepAlive(response);
        } else if (http10) {
            return;
        }
        client.write(
                ProxyHeaders.toClient(response, switching, keepAlive || informational, toHead));
    }

    /// Whether the client can tell where the answer ends other than by the end of the connection.
    private boolean isDelimited(HttpResponse response) {
        return toHead
                || response.status().equals(HttpResponseStatus.NO_CONTENT)
                || response.status().equals(HttpResponseStatus.NOT_MODIFIED)
                || response.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
                || HttpUtil.isTransferEncodingChunked(response);
    }

    private Progress passContent(HttpContent content, Channel client) {
        boolean last = content instanceof LastHttpContent;
        if (informational && http10) {
            content.release();
        } else {
            client.write(content);
        }
        if (!last || informational) {
            informational &= !last;
            return Progress.MORE_TO_COME;
        }
        return switching ? Progress.SWITCHED : Progress.COMPLETE;
    }
}
