package relata.records.importing;

import java.util.ArrayList;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import relata.platform.Rows;
import relata.platform.privacy.ForgottenPerson;
import relata.platform.privacy.PersonalTraces;
import relata.platform.tables.Row;
import relata.platform.tables.TableFile;
import relata.platform.tables.TableRow;
import relata.platform.tables.TableRows;

/**
 * What imports keep of a person besides records and journal: uploaded files, examples of their columns, refused rows, and
 * the keys by which rows are known again. A file is not rewritten: one that tells of the person goes as a whole.
 */
@Component
class ImportTraces implements PersonalTraces {

    private static final Logger LOG = LoggerFactory.getLogger(ImportTraces.class);

    private final JdbcClient jdbc;
    private final ImportStore store;
    private final Sources sources;

    ImportTraces(JdbcClient jdbc, ImportStore store, Sources sources) {
        this.jdbc = jdbc;
        this.store = store;
        this.sources = sources;
    }

    @Override
    public void erase(ForgottenPerson person) {
        jdbc.sql("delete from import_key where record_id = any(:ids)")
                .params(person.parameters())
                .update();
        jdbc.sql("delete from import_refused_row where "
                        + person.condition("array_to_string(cells, ' ') || ' ' || reasons::text"))
                .params(person.parameters())
                .update();
        // names of columns and what they hold stay, so that refused rows can still be written as a file
        jdbc.sql("""
                 update file_import
                    set file_name = case when %2$s then '-' else file_name end, examples = '[]',
                        columns = (select coalesce(jsonb_agg(jsonb_set(jsonb_set(seen, '{examples}', '[]'),
                                                                       '{guess,choices}', '[]') order by n), '[]')
                                     from jsonb_array_elements(columns) with ordinality as each (seen, n)),
                        problem = case when %3$s then null else problem end
                  where %1$s or %2$s or %3$s
                 """.formatted(
                                person.condition("(columns::text || ' ' || examples::text)"),
                                person.condition("file_name"),
                                person.condition("coalesce(problem::text, '')")))
                .params(person.parameters())
                .update();
        removeFiles(person);
    }

    /** Of what has ended nobody needs the file any more; one that waits goes where the person is in it. */
    private void removeFiles(ForgottenPerson person) {
        var gone = new ArrayList<>(jdbc.sql("select id from file_import where status in ('done', 'undoing', 'undone')")
                .query(Rows::id)
                .list());
        for (UUID id : jdbc.sql("""
                 select id from file_import where status in ('draft', 'checking', 'ready', 'stopped', 'failed', 'retrying')
                 """).query(Rows::id).list()) {
            if (store.find(id).filter(waiting -> tellsOf(waiting, person)).isPresent()) {
                gone.add(id);
            }
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                gone.forEach(sources::remove);
            }
        });
    }

    private boolean tellsOf(FileImport waiting, ForgottenPerson person) {
        var path = sources.file(waiting.id());
        if (!path.toFile().exists()) {
            return false;
        }
        try (TableFile file = TableFile.open(path, waiting.format());
                TableRows rows = file.rows()) {
            if (person.isIn(file.header())) {
                return true;
            }
            for (TableRow row = rows.next(); row != null; row = rows.next()) {
                // a broken row cannot be read, so nobody knows who is in it
                if (!(row instanceof Row read) || person.isIn(read.cells())) {
                    return true;
                }
            }
            return false;
        } catch (RuntimeException e) {
            // what cannot be read cannot be known to be free of them
            LOG.warn("The file of import {} cannot be read and goes with an erasure: {}", waiting.id(), e.toString());
            return true;
        }
    }
}
