package relata.insight.reports;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What reports say: of a definition that is being built, and of kept ones; as figures and as files. */
@RestController
class ResultsController {

    private final ReportAnswers answers;
    private final Reports reports;
    private final ResultFile files;
    private final JsonMapper json;

    ResultsController(ReportAnswers answers, Reports reports, ResultFile files, JsonMapper json) {
        this.answers = answers;
        this.reports = reports;
        this.files = files;
        this.json = json;
    }

    /**
     * @param definition a report's definition in JSON
     * @param fresh count again where a kept answer is older than the data
     */
    @GetMapping("/api/v1/report-results")
    ResultAnswer result(
            Actor actor,
            @RequestParam String object,
            @RequestParam(defaultValue = "{}") String definition,
            @RequestParam(defaultValue = "false") boolean fresh) {
        Definition read = read(definition);
        return ResultAnswer.of(object, read, answers.answer(actor, object, read, fresh));
    }

    @GetMapping("/api/v1/report-results/file")
    ResponseEntity<byte[]> file(
            Actor actor,
            @RequestParam String object,
            @RequestParam(defaultValue = "{}") String definition,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(required = false) @Nullable String name) {
        Definition read = read(definition);
        ResultFile.Format kind = format.equals("xlsx") ? ResultFile.Format.XLSX : ResultFile.Format.CSV;
        ResultAnswer result = ResultAnswer.of(object, read, answers.answer(actor, object, read, true));
        String title = name == null || name.isBlank()
                ? answers.object(object).pluralLabel().in(actor.language())
                : name.strip();
        return ResponseEntity.ok()
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(title + "." + kind.extension, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType(kind.mediaType))
                .body(files.written(result, title, kind, actor.language()));
    }

    @GetMapping("/api/v1/reports/{id}/result")
    ResultAnswer kept(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean fresh) {
        Report report = reports.require(actor, id);
        return ResultAnswer.of(
                report.object(),
                report.definition(),
                answers.answer(actor, report.object(), report.definition(), fresh));
    }

    private Definition read(String definition) {
        @Nullable Definition read;
        try {
            read = json.readValue(definition, Definition.class);
        } catch (JacksonException e) {
            read = null;
        }
        if (read == null) {
            throw Refusal.of(Refusal.Kind.MALFORMED, "insight.no-definition");
        }
        return read;
    }
}
