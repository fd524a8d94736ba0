package relata.insight.reports;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Refusal;
import relata.records.api.Requested;
import relata.records.catalog.Catalogs;
import relata.records.lists.Lists;
import relata.records.summaries.Summaries;

/** Kept reports. */
@RestController
@RequestMapping("/api/v1/reports")
class ReportsController {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_DESCRIPTION = 2_000;

    private final Reports reports;
    private final ReportAnswers answers;
    private final Summaries summaries;
    private final Lists lists;
    private final Catalogs catalogs;
    private final Clock clock;

    ReportsController(
            Reports reports, ReportAnswers answers, Summaries summaries, Lists lists, Catalogs catalogs, Clock clock) {
        this.reports = reports;
        this.answers = answers;
        this.summaries = summaries;
        this.lists = lists;
        this.catalogs = catalogs;
        this.clock = clock;
    }

    /** What is not told stays as it is, and takes its default with a new report. */
    record ReportGiven(
            @Nullable String name,
            @Nullable String description,
            @Nullable String sharing,
            @Nullable UUID team,
            @Nullable String object,
            @Nullable Definition definition) {}

    /** @param own whether the reader made it and may change it */
    record ReportAnswer(
            UUID id,
            long version,
            String name,
            String description,
            String sharing,
            @Nullable UUID team,
            @Nullable String owner,
            boolean own,
            String object,
            Definition definition,
            Instant changedAt) {}

    record ReportsAnswer(List<ReportAnswer> items) {}

    @GetMapping
    ReportsAnswer list(Actor actor) {
        List<Report> found = reports.of(actor);
        var owners = names(actor, found);
        return new ReportsAnswer(found.stream()
                .map(report -> answer(actor, report, owners.get(report.owner())))
                .toList());
    }

    private Map<UUID, String> names(Actor actor, List<Report> found) {
        return lists.titles(
                actor,
                catalogs.current().object("user"),
                new LinkedHashSet<>(found.stream().map(Report::owner).toList()));
    }

    @GetMapping("/{id}")
    ResponseEntity<ReportAnswer> read(Actor actor, @PathVariable UUID id) {
        return answer(actor, reports.require(actor, id), HttpStatus.OK);
    }

    @PostMapping
    ResponseEntity<ReportAnswer> add(Actor actor, @RequestBody ReportGiven given) {
        var blank = new Report(
                Ids.next(),
                1,
                "",
                "",
                Sharing.MINE,
                actor.id(),
                null,
                "",
                new Definition(null, null, null, null, null, null, null, null),
                clock.instant());
        Report report = checked(actor, with(actor, blank, given));
        reports.add(actor, report);
        return answer(actor, report, HttpStatus.CREATED);
    }

    @PatchMapping("/{id}")
    ResponseEntity<ReportAnswer> change(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReportGiven given) {
        Report before = reports.require(actor, id);
        before.requireVersion(Requested.version(ifMatch));
        reports.change(actor, before, checked(actor, with(actor, before, given)));
        return answer(actor, reports.require(actor, id), HttpStatus.OK);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID id) {
        reports.delete(actor, reports.require(actor, id));
        return ResponseEntity.noContent().build();
    }

    private static Report with(Actor actor, Report report, ReportGiven given) {
        Sharing sharing = given.sharing() == null ? report.sharing() : Sharing.of(given.sharing());
        return new Report(
                report.id(),
                report.version(),
                given.name() == null ? report.name() : given.name().strip(),
                given.description() == null
                        ? report.description()
                        : given.description().strip(),
                sharing,
                report.owner(),
                sharing.team(actor, given.team() == null ? report.team() : given.team()),
                given.object() == null ? report.object() : given.object(),
                Objects.requireNonNullElse(given.definition(), report.definition()),
                report.changedAt());
    }

    /** Asked once without counting, so that what is kept is right at least today and for whoever keeps it. */
    private Report checked(Actor actor, Report report) {
        Names.require(report.name(), LONGEST_NAME);
        if (report.description().length() > LONGEST_DESCRIPTION) {
            throw Refusal.invalid("description", "insight.too-long", Map.of("most", LONGEST_DESCRIPTION));
        }
        Definition definition = report.definition();
        definition.shapeOrTable();
        summaries.ask(actor, answers.object(report.object()), definition.question(), definition.zoneFor(actor));
        return report;
    }

    private ResponseEntity<ReportAnswer> answer(Actor actor, Report report, HttpStatus status) {
        return ResponseEntity.status(status)
                .eTag("\"" + report.version() + "\"")
                .body(answer(actor, report, names(actor, List.of(report)).get(report.owner())));
    }

    private static ReportAnswer answer(Actor actor, Report report, @Nullable String owner) {
        return new ReportAnswer(
                report.id(),
                report.version(),
                report.name(),
                report.description(),
                report.sharing().code(),
                report.team(),
                owner,
                report.owner().equals(actor.id()),
                report.object(),
                report.definition(),
                report.changedAt());
    }
}
