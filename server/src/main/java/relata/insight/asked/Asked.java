package relata.insight.asked;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.Actor;
import relata.platform.texts.Texts;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far it is with something that somebody asked for.
 *
 * @param state waiting, done, refused, or what its job says in between
 * @param refusal a code of the messages, and its figures
 * @param read how many records were looked at so far, of {@code total}
 */
public record Asked(
        String state,
        Instant at,
        UUID by,
        @Nullable Instant finishedAt,
        @Nullable String refusal,
        Map<String, Object> figures,
        long read,
        long total) {

    private static final TypeReference<Map<String, Object>> FIGURES = new TypeReference<>() {};

    /** From a row with the columns that bear these names. */
    public static Asked of(ResultSet row, JsonMapper json) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Asked(
                row.getString("state"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                Objects.requireNonNull(row.getObject("asked_by", UUID.class)),
                finished == null ? null : finished.toInstant(),
                row.getString("refusal"),
                json.readValue(row.getString("figures"), FIGURES),
                row.getLong("read"),
                row.getLong("total"));
    }

    /** What was found, from the same row; null before. */
    public static <T> @Nullable T report(ResultSet row, JsonMapper json, Class<T> type) throws SQLException {
        String report = row.getString("report");
        return report == null ? null : json.readValue(report, type);
    }

    public boolean isOver() {
        return isDone() || state.equals("refused");
    }

    public boolean isDone() {
        return state.equals("done");
    }

    /** Why it was refused, in the words of the reader; null where it was not. */
    public @Nullable String refusal(Actor reader, Texts texts) {
        return refusal == null ? null : texts.text(reader.language(), refusal, figures);
    }
}
