package relata.work.items;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing worth doing.
 *
 * @param source {@code choice}, {@code task} or {@code neglect}
 * @param sourceKey names the cause; for a choice its id
 * @param reasons as JSON, the most urgent first
 * @param gain expected, in the reporting currency
 * @param place where it stands in the order of the list
 */
record Item(
        UUID id,
        String source,
        String sourceKey,
        @Nullable UUID customer,
        @Nullable UUID task,
        @Nullable UUID policy,
        @Nullable UUID product,
        String action,
        String kind,
        @Nullable String title,
        @Nullable String channel,
        @Nullable LocalDate dueOn,
        @Nullable Instant dueAt,
        boolean promise,
        boolean assumed,
        @Nullable BigDecimal gain,
        @Nullable BigDecimal atStake,
        BigDecimal worth,
        String reasons,
        @Nullable UUID owner,
        @Nullable UUID team,
        @Nullable UUID handedBy,
        @Nullable Instant handedAt,
        @Nullable String handedNote,
        String state,
        @Nullable Instant snoozedUntil,
        Place place) {

    static final String CHOICE = "choice";
    static final String OPEN = "open";
    static final String SNOOZED = "snoozed";

    /** @param due as PostgreSQL writes it, since it may be infinite */
    record Place(int rank, BigDecimal worth, String due, UUID id) {}

    static final String COLUMNS = """
            i.id, i.source, i.source_key, i.customer_id, i.task_id, i.policy_id, i.product_id, i.action, i.kind, i.title, i.channel,
                   i.due_on, i.due_at, i.promise, i.assumed, i.gain, i.at_stake, i.worth, i.reasons::text as reasons, i.owner_id,
                   i.team_id, i.handed_by, i.handed_at, i.handed_note, i.state, i.snoozed_until, i.rank,
                   i.due_sort::text as due_sort""";

    static Item read(ResultSet row) throws SQLException {
        return new Item(
                row.getObject("id", UUID.class),
                row.getString("source"),
                row.getString("source_key"),
                row.getObject("customer_id", UUID.class),
                row.getObject("task_id", UUID.class),
                row.getObject("policy_id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getString("action"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("channel"),
                row.getObject("due_on", LocalDate.class),
                moment(row, "due_at"),
                row.getBoolean("promise"),
                row.getBoolean("assumed"),
                row.getBigDecimal("gain"),
                row.getBigDecimal("at_stake"),
                row.getBigDecimal("worth"),
                row.getString("reasons"),
                row.getObject("owner_id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getObject("handed_by", UUID.class),
                moment(row, "handed_at"),
                row.getString("handed_note"),
                row.getString("state"),
                moment(row, "snoozed_until"),
                new Place(
                        row.getInt("rank"),
                        row.getBigDecimal("worth"),
                        row.getString("due_sort"),
                        row.getObject("id", UUID.class)));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Whether somebody may still act on it. */
    boolean stands() {
        return state.equals(OPEN) || state.equals(SNOOZED);
    }

    @Nullable
    UUID choice() {
        return source.equals(CHOICE) ? UUID.fromString(sourceKey) : null;
    }
}
