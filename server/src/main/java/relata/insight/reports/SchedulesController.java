package relata.insight.reports;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Refusal;
import relata.platform.mail.Senders;
import relata.platform.signin.Actors;
import relata.platform.texts.Texts;
import relata.records.catalog.Catalogs;
import relata.records.lists.Lists;

/** When and to whom a report goes out by mail. */
@RestController
@RequestMapping("/api/v1/reports/{id}/schedules")
class SchedulesController {

    private static final int MOST_RECIPIENTS = 100;
    private static final int MOST_SCHEDULES = 20;

    private final Schedules schedules;
    private final Reports reports;
    private final Actors actors;
    private final Lists lists;
    private final Catalogs catalogs;
    private final Senders senders;
    private final Texts texts;
    private final Clock clock;

    SchedulesController(
            Schedules schedules,
            Reports reports,
            Actors actors,
            Lists lists,
            Catalogs catalogs,
            Senders senders,
            Texts texts,
            Clock clock) {
        this.schedules = schedules;
        this.reports = reports;
        this.actors = actors;
        this.lists = lists;
        this.catalogs = catalogs;
        this.senders = senders;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param rhythm daily, weekly or monthly
     * @param day of the week, 1 is Monday; or of the month, the last one where it is shorter
     * @param hour of the day, 0 to 23
     * @param zone null for the zone of whoever asks
     * @param recipients users who have the report
     */
    record ScheduleGiven(
            String rhythm,
            @Nullable Integer day,
            int hour,
            @Nullable String zone,
            List<UUID> recipients) {}

    record Recipient(UUID id, @Nullable String name) {}

    /** @param problem why the last one did not go out, in words */
    record ScheduleAnswer(
            UUID id,
            String rhythm,
            int day,
            int hour,
            String zone,
            boolean own,
            List<Recipient> recipients,
            Instant nextAt,
            @Nullable Instant lastAt,
            @Nullable String problem) {}

    /** @param mailReady whether the system can send mail at all */
    record SchedulesAnswer(List<ScheduleAnswer> items, boolean mailReady) {}

    @GetMapping
    SchedulesAnswer list(Actor actor, @PathVariable UUID id) {
        return new SchedulesAnswer(
                schedules.of(actor, reports.require(actor, id)).stream()
                        .map(schedule -> answer(actor, schedule))
                        .toList(),
                senders.ready());
    }

    @PostMapping
    ResponseEntity<ScheduleAnswer> add(Actor actor, @PathVariable UUID id, @RequestBody ScheduleGiven given) {
        Report report = reports.require(actor, id);
        Rhythm rhythm = Rhythm.of(given.rhythm());
        int day = given.day() == null ? 1 : given.day();
        if (day < 1 || day > Math.max(rhythm.lastDay(), 1) || given.hour() < 0 || given.hour() > 23) {
            throw Refusal.invalid("day", "insight.no-such-time", Map.of());
        }
        if (schedules.of(actor, report).size() >= MOST_SCHEDULES) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "insight.too-many-schedules", Map.of("most", MOST_SCHEDULES));
        }
        ZoneId zone = zone(actor, given.zone());
        var schedule = new Schedule(
                Ids.next(),
                1,
                report.id(),
                actor.id(),
                rhythm,
                day,
                given.hour(),
                zone,
                recipients(actor, report, new LinkedHashSet<>(given.recipients())),
                rhythm.next(clock.instant(), day, given.hour(), zone),
                null,
                null);
        schedules.add(actor, schedule);
        return ResponseEntity.status(HttpStatus.CREATED).body(answer(actor, schedule));
    }

    @DeleteMapping("/{schedule}")
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID id, @PathVariable UUID schedule) {
        schedules.delete(actor, schedules.require(actor, reports.require(actor, id), schedule));
        return ResponseEntity.noContent().build();
    }

    /** Whoever receives a report may stop receiving it. */
    @DeleteMapping("/{schedule}/recipients/me")
    ResponseEntity<Void> leave(Actor actor, @PathVariable UUID id, @PathVariable UUID schedule) {
        schedules.leave(actor, schedules.require(actor, reports.require(actor, id), schedule));
        return ResponseEntity.noContent().build();
    }

    private static ZoneId zone(Actor actor, @Nullable String given) {
        try {
            return given == null ? actor.zone() : ZoneId.of(given);
        } catch (DateTimeException e) {
            throw Refusal.invalid("zone", "insight.no-such-zone", Map.of("zone", String.valueOf(given)));
        }
    }

    /** Only to people who have the report: mail opens nothing that the page would not. */
    private Set<UUID> recipients(Actor actor, Report report, Set<UUID> given) {
        if (given.isEmpty() || given.size() > MOST_RECIPIENTS) {
            throw Refusal.invalid("recipients", "insight.recipients", Map.of("most", MOST_RECIPIENTS));
        }
        var blind = new HashSet<>(given);
        blind.removeIf(id -> actors.byId(id).filter(one -> report.isSeen(one)).isPresent());
        if (!blind.isEmpty()) {
            String names = String.join(
                    ", ",
                    lists.titles(actor, catalogs.current().object("user"), blind)
                            .values());
            throw Refusal.invalid("recipients", "insight.recipient-cannot-see", Map.of("names", names));
        }
        return given;
    }

    private ScheduleAnswer answer(Actor actor, Schedule schedule) {
        var names = lists.titles(actor, catalogs.current().object("user"), schedule.recipients());
        return new ScheduleAnswer(
                schedule.id(),
                schedule.rhythm().code(),
                schedule.day(),
                schedule.hour(),
                schedule.zone().getId(),
                schedule.owner().equals(actor.id()),
                schedule.recipients().stream()
                        .sorted()
                        .map(user -> new Recipient(user, names.get(user)))
                        .toList(),
                schedule.nextAt(),
                schedule.lastAt(),
                schedule.problem() == null ? null : texts.text(actor.language(), schedule.problem()));
    }
}
