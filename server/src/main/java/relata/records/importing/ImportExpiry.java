package relata.records.importing;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Forgetting;
import relata.platform.Rows;

/**
 * Uploaded files and refused rows hold people's data that nobody looks after: the file goes when its import is done, since
 * undo goes by the journal; what was never finished, and rows that nobody corrected, go after a while.
 */
@Component
class ImportExpiry implements Forgetting {

    private final JdbcClient jdbc;
    private final Sources sources;
    private final Clock clock;
    private final Duration kept;

    ImportExpiry(
            JdbcClient jdbc,
            Sources sources,
            Clock clock,
            @Value("${relata.imports.keep-days:${RELATA_IMPORTS_KEEP_DAYS:30}}") long keepDays) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.clock = clock;
        this.kept = Duration.ofDays(Math.max(1, keepDays));
    }

    /** When what is only kept for mending is forgotten: refused rows, examples, a file that was never imported. */
    Instant endOf(FileImport run) {
        return Objects.requireNonNullElse(run.finishedAt(), run.createdAt()).plus(kept);
    }

    @Override
    public int forget() {
        Timestamp old = Timestamp.from(clock.instant().minus(kept));
        int rows = jdbc.sql("""
                        delete from import_refused_row
                         where import_id in (select id from file_import where coalesce(finished_at, created_at) < ?)
                        """).param(old).update();
        rows += jdbc.sql("""
                        update file_import set examples = '[]'
                         where coalesce(finished_at, created_at) < ? and examples <> '[]'
                        """).param(old).update();
        rows += jdbc.sql("""
                        delete from file_import
                         where status in ('draft', 'ready', 'failed') and started_at is null and created_at < ?
                        """).param(old).update();
        return rows + removeFiles(old);
    }

    private int removeFiles(Timestamp old) {
        List<UUID> lying = sources.lyingSince(clock.instant().minus(Duration.ofHours(1)));
        Set<UUID> needed = new HashSet<>(jdbc.sql("""
                        select id from file_import
                         where id = any(:lying)
                           and (status in ('checking', 'running')
                                or (status not in ('done', 'undoing', 'undone')
                                    and coalesce(finished_at, created_at) >= :old))
                        """)
                .param("lying", lying.toArray(UUID[]::new))
                .param("old", old)
                .query(Rows::id)
                .list());
        int removed = 0;
        for (UUID id : lying) {
            if (!needed.contains(id)) {
                sources.remove(id);
                removed++;
            }
        }
        return removed;
    }
}
