package relata.insight.reports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Refusal;
import relata.records.summaries.Summaries;
import tools.jackson.databind.json.JsonMapper;

/** Dashboards that come with an installation: reports and the dashboard that shows them, for everyone. */
@Component
public class SharedDashboards {

    private final Reports reports;
    private final Dashboards dashboards;
    private final ReportAnswers answers;
    private final Summaries summaries;
    private final JsonMapper json;
    private final Clock clock;

    SharedDashboards(
            Reports reports,
            Dashboards dashboards,
            ReportAnswers answers,
            Summaries summaries,
            JsonMapper json,
            Clock clock) {
        this.reports = reports;
        this.dashboards = dashboards;
        this.answers = answers;
        this.summaries = summaries;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One report on it.
     *
     * @param definition as the API takes it, in JSON
     * @param width in columns of twelve
     * @param height in rows
     */
    public record Shown(String name, String description, String object, String definition, int width, int height) {}

    /**
     * Keeps the reports and puts them on a dashboard.
     *
     * @param by who may share with everyone
     * @param owner whose they are
     * @throws Refusal where a definition is wrong for its object
     */
    @Transactional
    public void keep(Actor by, UUID owner, String name, List<Shown> shown) {
        var tiles = new ArrayList<Dashboard.Tile>();
        for (Shown one : shown) {
            Definition definition = json.readValue(one.definition(), Definition.class);
            definition.shapeOrTable();
            summaries.ask(by, answers.object(one.object()), definition.question(), definition.zoneFor(by));
            UUID id = Ids.next();
            reports.add(
                    by,
                    new Report(
                            id,
                            1,
                            one.name(),
                            one.description(),
                            Sharing.EVERYONE,
                            owner,
                            null,
                            one.object(),
                            definition,
                            clock.instant()));
            tiles.add(new Dashboard.Tile(Ids.next(), id, one.width(), one.height()));
        }
        dashboards.add(by, new Dashboard(Ids.next(), 1, name, Sharing.EVERYONE, owner, null, tiles, clock.instant()));
    }
}
