package relata.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;
import relata.platform.Refusal;
import relata.platform.postgres.Failures;

/** Turns whatever a controller throws into a problem: refusals as they say, what is malformed as 4xx, bugs as 500. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /** Of Linux and macOS, and of Windows. */
    private static final List<String> NO_ROOM =
            List.of("No space left on device", "Disk quota exceeded", "not enough space on the disk");

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refusal refusal, HttpServletRequest request) {
        switch (refusal.kind()) {
            case NOT_SIGNED_IN, FORBIDDEN, TOO_MANY -> RefusalLog.note(refusal.code(), request);
            default -> {}
        }
        return answer(problems.problem(refusal, request));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException failure, HttpServletRequest request) {
        // a record that checks itself may refuse while it is read
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refused(refusal, request);
            }
        }
        return answer(problems.problem(400, "platform.malformed", request));
    }

    @ExceptionHandler
    ResponseEntity<Problem> mistyped(MethodArgumentTypeMismatchException failure, HttpServletRequest request) {
        boolean inPath = failure.getParameter()
                .hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class);
        return inPath
                ? answer(problems.problem(404, "platform.no-such-address", request))
                : answer(problems.problem(400, "platform.malformed", request));
    }

    /** A query that is no text in UTF-8. */
    @ExceptionHandler
    ResponseEntity<Problem> undecodable(InvalidParameterException failure, HttpServletRequest request) {
        return answer(problems.problem(400, "platform.malformed", request));
    }

    @ExceptionHandler
    ResponseEntity<Problem> denied(AccessDeniedException failure, HttpServletRequest request) {
        RefusalLog.note("platform.forbidden", request);
        return answer(problems.problem(403, "platform.forbidden", request));
    }

    /** Nobody listens any more. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException failure) {}

    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> failed(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure) && !Failures.isTransient(failure)) {
            LOG.debug("{} {}: the client went away", request.getMethod(), request.getRequestURI());
            return null;
        }
        if (response.isCommitted()) {
            LOG.warn("{} {} failed after its answer had begun", request.getMethod(), request.getRequestURI(), failure);
            return null;
        }
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            int status = known.getStatusCode().value();
            return answer(problems.problem(status, code(status), request), known.getHeaders());
        }
        if (isUnstorable(failure)) {
            return answer(problems.problem(400, "platform.malformed", request));
        }
        if (isDiskFull(failure)) {
            LOG.error(
                    "{} {} refused, the disk is full: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    failure.toString());
            return answer(problems.problem(503, "platform.disk-full", request), retryAfter());
        }
        if (Failures.isTransient(failure)) {
            LOG.warn("{} {} refused for now: {}", request.getMethod(), request.getRequestURI(), failure.toString());
            return answer(problems.problem(503, "platform.unavailable", request), retryAfter());
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return answer(problems.problem(500, "platform.failed", request));
    }

    static String code(int status) {
        return switch (status) {
            case 401 -> "platform.not-signed-in";
            case 403 -> "platform.forbidden";
            case 404 -> "platform.no-such-address";
            case 405 -> "platform.no-such-method";
            case 406 -> "platform.no-such-format";
            case 413 -> "platform.too-large";
            case 415 -> "platform.unknown-format";
            case 429 -> "platform.too-many";
            default -> "platform.malformed";
        };
    }

    /** A text with the character NUL, which PostgreSQL takes nowhere. */
    private static boolean isUnstorable(Exception failure) {
        String state = Failures.state(failure);
        return "22021".equals(state) || "22P05".equals(state);
    }

    /** That of the database (53100) or of the files, which Java tells by the words of the system alone. */
    private static boolean isDiskFull(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String words = String.valueOf(cause.getMessage());
            if (cause instanceof IOException && NO_ROOM.stream().anyMatch(words::contains)) {
                return true;
            }
        }
        return "53100".equals(Failures.state(failure));
    }

    private static HttpHeaders retryAfter() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "2");
        return headers;
    }

    private static ResponseEntity<Problem> answer(Problem problem) {
        return answer(problem, HttpHeaders.EMPTY);
    }

    private static ResponseEntity<Problem> answer(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
