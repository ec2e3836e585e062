package dev.orbwright.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// One request's way back, for a [StubAnswer] that wants to write HTTP itself.
public final class StubExchange {

    private final StubRequest request;
    private final InputStream in;
    private final OutputStream out;
    private final Socket connection;

    StubExchange(StubRequest request, InputStream in, Socket connection) throws IOException {
        this.request = request;
        this.in = in;
        this.out = connection.getOutputStream();
        this.connection = connection;
    }

    public StubRequest request() {
        return request;
    }

    /// A whole response.
    public void respond(int status, Map<String, String> headers, byte[] body) throws IOException {
        head(status, headers, "Content-Length: " + body.length);
        out.write(body);
        out.flush();
    }

    /// Begins a response in chunks.
    public void begin(String contentType) throws IOException {
        head(200, Map.of("Content-Type", contentType), "Transfer-Encoding: chunked");
        out.flush();
    }

    public void chunk(byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    public void chunk(String text) throws IOException {
        chunk(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Ends a response in chunks.
    public void end() throws IOException {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /// Breaks the connection.
    public void breakOff() throws IOException {
        connection.close();
    }

    /// Says nothing until the client hangs up, which comes out as an exception.
    public void stall() throws IOException {
        int next = in.read();
        throw new IOException(
                next < 0 ? "The client has hung up." : "The client sends while it should wait.");
    }

    private void head(int status, Map<String, String> headers, String framing) throws IOException {
        var head = new StringBuilder("HTTP/1.1 ").append(status).append(" Stub\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append(framing).append("\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
