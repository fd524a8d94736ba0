package relata.platform.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** A request whose content was looked at before its controller reads it. */
final class RequestContent {

    private final HttpServletRequest request;
    private final byte[] hash;

    private RequestContent(HttpServletRequest request, byte[] hash) {
        this.request = request;
        this.hash = hash;
    }

    /** The request, with its body from the beginning. */
    HttpServletRequest request() {
        return request;
    }

    /** The same for the same method, address and content; of uploads the parts count, not what lies between them. */
    byte[] hash() {
        return hash.clone();
    }

    static RequestContent of(HttpServletRequest request) throws IOException, ServletException {
        MessageDigest digest = sha256();
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            text(out, request.getMethod());
            text(out, request.getRequestURI());
            text(out, request.getQueryString());
            if (WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class) != null) {
                for (Part part : request.getParts()) {
                    text(out, part.getName());
                    text(out, part.getSubmittedFileName());
                    text(out, Long.toString(part.getSize()));
                    try (InputStream content = part.getInputStream()) {
                        content.transferTo(out);
                    }
                }
                return new RequestContent(request, digest.digest());
            }
            byte[] body = request.getInputStream().readAllBytes();
            out.write(body);
            return new RequestContent(new Read(request, body), digest.digest());
        }
    }

    private static void text(OutputStream out, @Nullable String text) throws IOException {
        out.write((text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
        out.write(0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives the body out again. */
    private static final class Read extends HttpServletRequestWrapper {

        private final byte[] body;

        Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var content = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return content.read();
                }

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    return content.read(bytes, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return content.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            @Nullable String encoding = getCharacterEncoding();
            Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            return new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
    }
}
