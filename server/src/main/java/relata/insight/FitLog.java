package relata.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The fits of models that were asked for: how far each is, and what came of it. */
@Component
class FitLog {

    private static final int MOST = 60;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FitLog(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * One fit.
     *
     * @param state {@code waiting}, {@code done}, {@code refused}
     * @param stage of one that runs: {@code reading}, {@code fitting}, {@code judging}
     * @param refusal where there was too little to learn from
     * @param notFitted why, by model
     * @param askedBy the name of the user; null for those of the night
     * @param inUse whether figures are of this one
     * @param ordersFilter what lists the orders that it learned from
     */
    record Entry(
            UUID id,
            String state,
            @Nullable String stage,
            @Nullable String refusal,
            List<PurchaseReport.NotFitted> notFitted,
            LocalDate asOf,
            int heldOutWeeks,
            String timeZone,
            @Nullable String askedBy,
            Instant askedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            boolean inUse,
            String ordersFilter,
            @Nullable String best,
            @Nullable Integer customers,
            @Nullable Double totalError,
            @Nullable Boolean poor) {

        Entry refused(String sentence) {
            return new Entry(
                    id,
                    state,
                    stage,
                    sentence,
                    notFitted,
                    asOf,
                    heldOutWeeks,
                    timeZone,
                    askedBy,
                    askedAt,
                    startedAt,
                    finishedAt,
                    inUse,
                    ordersFilter,
                    best,
                    customers,
                    totalError,
                    poor);
        }
    }

    record Page(List<Entry> items) {}

    /** A fit with its report once it is done; of the state {@code none} where there is no fit. */
    record Fitted(
            String state, @Nullable Entry fit, @Nullable PurchaseReport report) {

        static final Fitted NONE = new Fitted("none", null, null);
    }

    private static final String ENTRIES = """
            select f.id, f.state, f.stage, f.refusal, f.not_fitted::text as not_fitted, f.as_of, f.holdout / 7 as weeks, f.time_zone, u.name as asked_by,
                   f.asked_at, f.started_at, f.finished_at,
                   f.id = (select id from purchase_model where state = 'done' order by finished_at desc limit 1) as in_use,
                   f.report ->> 'best' as best, (f.report ->> 'customers')::integer as customers,
                   (f.report #>> '{measures,0,model}')::float8 as total_error, (f.report ->> 'poor')::boolean as poor
            """;

    /** The newest first, without their reports. */
    List<Entry> newest() {
        return jdbc.sql(ENTRIES + """
                   from purchase_model f
                   left join app_user u on u.id = f.asked_by
                  order by f.asked_at desc, f.id desc
                  limit ?
                 """).param(MOST).query((row, _) -> entry(row)).list();
    }

    Optional<Fitted> fitted(UUID id) {
        return jdbc.sql(ENTRIES + """
                        , f.report::text as report
                   from purchase_model f
                   left join app_user u on u.id = f.asked_by
                  where f.id = ?
                 """)
                .param(id)
                .query((row, _) -> {
                    Entry entry = entry(row);
                    String report = row.getString("report");
                    boolean told = report != null && entry.state().equals("done"); // earlier reports have another shape
                    return new Fitted(entry.state(), entry, told ? json.readValue(report, PurchaseReport.class) : null);
                })
                .optional();
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("state"),
                row.getString("stage"),
                row.getString("refusal"),
                notFitted(row.getString("not_fitted")),
                row.getObject("as_of", LocalDate.class),
                row.getInt("weeks"),
                row.getString("time_zone"),
                row.getString("asked_by"),
                row.getTimestamp("asked_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getBoolean("in_use"),
                ordersUntil(row.getObject("as_of", LocalDate.class), ZoneId.of(row.getString("time_zone"))),
                row.getString("best"),
                row.getObject("customers", Integer.class),
                row.getObject("total_error", Double.class),
                row.getObject("poor", Boolean.class));
    }

    private List<PurchaseReport.NotFitted> notFitted(@Nullable String stored) {
        return stored == null ? List.of() : json.readValue(stored, new TypeReference<>() {});
    }

    private static String ordersUntil(LocalDate asOf, ZoneId zone) {
        Instant end = asOf.plusDays(1).atStartOfDay(zone).toInstant();
        return "placedAt < timestamp(\"" + end + "\") && status != \"cancelled\"";
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
