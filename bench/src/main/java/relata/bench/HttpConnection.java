package relata.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection. A full client would take as much of the two processors as the server that it
 * measures; this one writes a request and reads to the end of its answer.
 */
final class HttpConnection implements AutoCloseable {

    private final int port;
    private final String common;
    private Socket socket;
    private InputStream in;
    private boolean closing;

    /** @param headers lines for every request, each ended by CR LF */
    HttpConnection(int port, String headers) throws IOException {
        this.port = port;
        socket = opened(port);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        common = " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + headers;
    }

    private static Socket opened(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        return socket;
    }

    /** A server may end a connection after so many requests; opening the next one is part of its price. */
    private void openAgain() throws IOException {
        socket.close();
        socket = opened(port);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        closing = false;
    }

    record Answer(int status, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** The answer; one that is refused is a failure of the benchmark, never a quick answer. */
    Answer send(Target.Request request) throws IOException {
        if (closing) {
            openAgain();
        }
        byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder(request.method())
                .append(' ')
                .append(request.path())
                .append(common);
        if (body.length > 0) {
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n");
        }
        byte[] begin = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[begin.length + body.length];
        System.arraycopy(begin, 0, whole, 0, begin.length);
        System.arraycopy(body, 0, whole, begin.length, body.length);
        socket.getOutputStream().write(whole);
        Answer answer = read();
        if (answer.status() >= 400) {
            throw new IOException(request.method() + " " + request.path() + " " + request.body() + " was answered "
                    + answer.status() + " " + answer.text());
        }
        return answer;
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            } else if (lower.startsWith("connection:")) {
                closing = lower.contains("close");
            }
        }
        return new Answer(status, chunked ? chunks() : bytes(length));
    }

    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.write(bytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The answer broke off");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
