package relata.insight.reports;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

/** Dashboards. Each tile asks for its report by itself, so that a slow one keeps no other waiting. */
@RestController
@RequestMapping("/api/v1/dashboards")
class DashboardsController {

    private static final int LONGEST_NAME = 120;
    private static final int MOST_TILES = 30;
    private static final int COLUMNS = 12;
    private static final int NARROWEST = 3;
    private static final int HIGHEST = 4;

    private final Dashboards dashboards;
    private final Reports reports;
    private final Clock clock;

    DashboardsController(Dashboards dashboards, Reports reports, Clock clock) {
        this.dashboards = dashboards;
        this.reports = reports;
        this.clock = clock;
    }

    /** @param id null for a new tile */
    record TileGiven(
            @Nullable UUID id,
            UUID report,
            @Nullable Integer width,
            @Nullable Integer height) {}

    record DashboardGiven(
            @Nullable String name,
            @Nullable String sharing,
            @Nullable UUID team,
            @Nullable List<TileGiven> tiles) {}

    /** @param name of the report; null where the reader does not have it, or where it is gone */
    record TileAnswer(
            UUID id,
            UUID report,
            @Nullable String name,
            @Nullable String shape,
            int width,
            int height) {}

    record DashboardAnswer(
            UUID id,
            long version,
            String name,
            String sharing,
            @Nullable UUID team,
            boolean own,
            List<TileAnswer> tiles,
            Instant changedAt) {}

    record DashboardsAnswer(List<DashboardAnswer> items) {}

    @GetMapping
    DashboardsAnswer list(Actor actor) {
        var known = known(actor);
        return new DashboardsAnswer(dashboards.of(actor).stream()
                .map(dashboard -> answer(actor, dashboard, known))
                .toList());
    }

    @GetMapping("/{id}")
    ResponseEntity<DashboardAnswer> read(Actor actor, @PathVariable UUID id) {
        return answer(actor, dashboards.require(actor, id), HttpStatus.OK);
    }

    @PostMapping
    ResponseEntity<DashboardAnswer> add(Actor actor, @RequestBody DashboardGiven given) {
        var blank = new Dashboard(Ids.next(), 1, "", Sharing.MINE, actor.id(), null, List.of(), clock.instant());
        Dashboard dashboard = with(actor, blank, given);
        dashboards.add(actor, dashboard);
        return answer(actor, dashboard, HttpStatus.CREATED);
    }

    @PatchMapping("/{id}")
    ResponseEntity<DashboardAnswer> change(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody DashboardGiven given) {
        Dashboard before = dashboards.require(actor, id);
        before.requireVersion(Requested.version(ifMatch));
        dashboards.change(actor, before, with(actor, before, given));
        return answer(actor, dashboards.require(actor, id), HttpStatus.OK);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID id) {
        dashboards.delete(actor, dashboards.require(actor, id));
        return ResponseEntity.noContent().build();
    }

    private Dashboard with(Actor actor, Dashboard dashboard, DashboardGiven given) {
        String name = given.name() == null ? dashboard.name() : given.name().strip();
        Names.require(name, LONGEST_NAME);
        Sharing sharing = given.sharing() == null ? dashboard.sharing() : Sharing.of(given.sharing());
        return new Dashboard(
                dashboard.id(),
                dashboard.version(),
                name,
                sharing,
                dashboard.owner(),
                sharing.team(actor, given.team() == null ? dashboard.team() : given.team()),
                given.tiles() == null ? dashboard.tiles() : tiles(actor, dashboard, given.tiles()),
                dashboard.changedAt());
    }

    /** Only reports that the actor has come onto a dashboard; those that are there already may stay. */
    private List<Dashboard.Tile> tiles(Actor actor, Dashboard dashboard, List<TileGiven> given) {
        if (given.size() > MOST_TILES) {
            throw Refusal.invalid("tiles", "insight.too-many-tiles", Map.of("most", MOST_TILES));
        }
        var there = new HashSet<UUID>();
        dashboard.tiles().forEach(tile -> there.add(tile.report()));
        var known = known(actor);
        for (TileGiven tile : given) {
            if (!there.contains(tile.report()) && !known.containsKey(tile.report())) {
                throw Refusal.of(Refusal.Kind.NOT_FOUND, "insight.no-such-report");
            }
        }
        return given.stream()
                .map(tile -> new Dashboard.Tile(
                        tile.id() == null ? Ids.next() : tile.id(),
                        tile.report(),
                        Math.clamp(tile.width() == null ? COLUMNS / 2 : tile.width(), NARROWEST, COLUMNS),
                        Math.clamp(tile.height() == null ? 2 : tile.height(), 1, HIGHEST)))
                .toList();
    }

    private Map<UUID, Report> known(Actor actor) {
        var known = new HashMap<UUID, Report>();
        reports.of(actor).forEach(report -> known.put(report.id(), report));
        return known;
    }

    private ResponseEntity<DashboardAnswer> answer(Actor actor, Dashboard dashboard, HttpStatus status) {
        return ResponseEntity.status(status)
                .eTag("\"" + dashboard.version() + "\"")
                .body(answer(actor, dashboard, known(actor)));
    }

    private static DashboardAnswer answer(Actor actor, Dashboard dashboard, Map<UUID, Report> known) {
        return new DashboardAnswer(
                dashboard.id(),
                dashboard.version(),
                dashboard.name(),
                dashboard.sharing().code(),
                dashboard.team(),
                dashboard.owner().equals(actor.id()),
                dashboard.tiles().stream()
                        .map(tile -> {
                            Report report = known.get(tile.report());
                            return new TileAnswer(
                                    tile.id(),
                                    tile.report(),
                                    report == null ? null : report.name(),
                                    report == null ? null : report.definition().shapeOrTable(),
                                    tile.width(),
                                    tile.height());
                        })
                        .toList(),
                dashboard.changedAt());
    }
}
