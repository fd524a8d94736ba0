package relata.platform.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets every POST of whoever is signed in honour an {@code Idempotency-Key}, around the controllers, so that none can
 * forget it. What a refused one throws passes through and takes its transaction with it.
 */
@Component
class IdempotentWrites implements WebMvcRegistrations, OperationCustomizer {

    /** What of an answer, besides its body, a client acts on. */
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE);

    private final ObjectProvider<Idempotency> idempotency;

    IdempotentWrites(ObjectProvider<Idempotency> idempotency) {
        this.idempotency = idempotency;
    }

    @Override
    public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new Adapter();
    }

    private final class Adapter extends RequestMappingHandlerAdapter {

        @Override
        protected @Nullable ModelAndView handleInternal(
                HttpServletRequest request, HttpServletResponse response, HandlerMethod method) throws Exception {
            var actor = Requests.actor(request);
            @Nullable String key = request.getHeader(Idempotency.HEADER);
            if (key == null || actor == null || !request.getMethod().equals("POST")) {
                return super.handleInternal(request, response, method);
            }
            var asked = RequestContent.of(request);
            var written = new ContentCachingResponseWrapper(response);
            try {
                var given = idempotency
                        .getObject()
                        .once(actor, key, asked.hash(), method.hasMethodAnnotation(ToldOnce.class), () -> {
                            answered(asked.request(), written, method);
                            return answer(written);
                        });
                if (given.first()) {
                    written.copyBodyToResponse();
                } else {
                    write(given.answer(), response);
                }
            } catch (UndeclaredThrowableException wrapped) {
                throw wrapped.getCause() instanceof Exception failure ? failure : wrapped;
            }
            return null;
        }

        private void answered(HttpServletRequest request, HttpServletResponse response, HandlerMethod method) {
            try {
                super.handleInternal(request, response, method);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new UndeclaredThrowableException(e);
            }
        }
    }

    private static Idempotency.Answer answer(ContentCachingResponseWrapper response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            @Nullable String value = response.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        if (response.getContentType() != null) {
            headers.put(HttpHeaders.CONTENT_TYPE, response.getContentType());
        }
        String body = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        return new Idempotency.Answer(response.getStatus(), headers, body);
    }

    private static void write(Idempotency.Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (answer.body() != null && !answer.body().isEmpty()) {
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    /** Names the header on every POST that somebody signed in sends. */
    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        boolean signedIn = Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == relata.platform.Actor.class);
        if (signedIn && method.hasMethodAnnotation(PostMapping.class)) {
            String told = method.hasMethodAnnotation(ToldOnce.class)
                    ? "The same request under the same key is done once; its answer holds a secret and is told once."
                    : "The same request under the same key is done once and answered alike, for 24 hours.";
            operation.addParametersItem(new Parameter()
                    .name(Idempotency.HEADER)
                    .in("header")
                    .required(false)
                    .description(told)
                    .schema(new StringSchema().maxLength(Idempotency.LONGEST_KEY)));
        }
        return operation;
    }
}
