package relata.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import relata.platform.Language;
import relata.platform.Refusal;
import relata.platform.requests.RequestId;
import relata.platform.texts.Texts;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Says a refusal as a problem in the language of the one who asked. */
@Component
public class Problems {

    private static final TypeReference<Map<String, @Nullable Object>> MEMBERS = new TypeReference<>() {};

    private final Texts texts;
    private final JsonMapper json;

    Problems(Texts texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    public Problem problem(Refusal refusal, HttpServletRequest request) {
        Language language = Requests.language(request);
        List<Problem.FieldProblem> errors = refusal.errors().stream()
                .map(error -> new Problem.FieldProblem(
                        error.field(), error.code(), texts.text(language, error.code(), error.arguments())))
                .toList();
        String detail = texts.text(language, refusal.code(), refusal.arguments());
        return problem(refusal.kind().status(), refusal.code(), detail, errors, members(refusal.detail()), language);
    }

    /** A problem that has a code but no refusal of ours behind it. */
    public Problem problem(int status, String code, HttpServletRequest request) {
        Language language = Requests.language(request);
        return problem(status, code, texts.text(language, code), List.of(), Map.of(), language);
    }

    private Problem problem(
            int status,
            String code,
            String detail,
            List<Problem.FieldProblem> errors,
            Map<String, @Nullable Object> more,
            Language language) {
        String title = texts.text(language, "platform.title-" + status);
        return new Problem(
                "urn:relata:problem:" + code, title, status, detail, code, RequestId.current(), errors, more);
    }

    /** Answers from a filter, where no controller is at hand. */
    public void write(Problem problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    private Map<String, @Nullable Object> members(@Nullable Object detail) {
        return detail == null ? Map.of() : json.convertValue(detail, MEMBERS);
    }
}
