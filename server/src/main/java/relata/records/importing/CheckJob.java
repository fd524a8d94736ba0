package relata.records.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;
import relata.platform.tables.TableFileProblem;
import relata.platform.tables.TableRows;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.changes.ApiValues;
import relata.records.journal.Journal;
import relata.records.lists.Lists;

/**
 * Says what an import would do, by doing it: every batch passes all rules and is rolled back. What earlier batches would have
 * made is remembered by the hashes of its keys.
 */
@Component
class CheckJob implements Job {

    static final String KIND = "import-check";
    private static final int EXAMPLES = 6;

    private final ImportStore store;
    private final Sources sources;
    private final Bringing bringing;
    private final RefusedRows refused;
    private final Finder finder;
    private final Lists lists;
    private final TransactionTemplate transaction;

    CheckJob(
            ImportStore store,
            Sources sources,
            Bringing bringing,
            RefusedRows refused,
            Finder finder,
            Lists lists,
            TransactionTemplate transaction) {
        this.store = store;
        this.sources = sources;
        this.bringing = bringing;
        this.refused = refused;
        this.finder = finder;
        this.lists = lists;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean run(UUID id, Hold hold) {
        FileImport run = store.find(id).orElse(null);
        if (run == null || run.status() != Status.CHECKING) {
            return true;
        }
        store.begin(id, Status.CHECKING);
        var seen = new Seen();
        try (Sources.Open source = sources.open(run);
                TableRows rows = source.file().rows()) {
            var check = new Check(run, source, hold);
            List<ReadRow> batch = ImportJob.read(rows, source.reader());
            while (!batch.isEmpty()) {
                bringing.bring(source.actor(), source.plan(), seen, batch, check);
                if (!check.told(batch)) {
                    return true;
                }
                if (hold.stopping()) {
                    return false;
                }
                batch = ImportJob.read(rows, source.reader());
            }
            if (store.checked(id, run.revision(), check.counts, check.examples, 0)) {
                store.ended(id, Status.READY);
            }
        } catch (ImportJob.Stopped stopped) {
            return true;
        } catch (Sources.Unusable unusable) {
            store.fail(id, unusable.problem());
        } catch (TableFileProblem damaged) {
            store.fail(id, new Problem(damaged.code(), damaged.arguments()));
        }
        return true;
    }

    @Override
    public void failed(UUID id, RuntimeException reason) {
        store.fail(id, new Problem("records-importing.failed", Map.of()));
    }

    private final class Check implements Bringing.Ends {

        private final FileImport run;
        private final Sources.Open source;
        private final Hold hold;
        private final List<Example> examples = new ArrayList<>();
        private Counts counts = Counts.NONE;

        Check(FileImport run, Sources.Open source, Hold hold) {
            this.run = run;
            this.source = source;
            this.hold = hold;
        }

        @Override
        public boolean dry() {
            return true;
        }

        @Override
        public void begin() {
            hold.require();
            boolean wanted = store.find(run.id())
                    .filter(now -> now.status() == Status.CHECKING && now.revision() == run.revision())
                    .isPresent();
            if (!wanted) {
                throw new ImportJob.Stopped();
            }
        }

        @Override
        public void end(Portion portion, List<ReadRow> rows) {
            namesakes(rows);
            counts = counts.plus(ImportJob.counts(portion, rows));
            if (examples.size() < EXAMPLES) {
                show(portion, rows);
            }
        }

        /** Outside of the transaction that is rolled back; false where nobody waits for it any more. */
        boolean told(List<ReadRow> rows) {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                hold.require();
                var reasons = new ArrayList<RefusedRows.RefusedRow>();
                for (ReadRow row : rows) {
                    RefusedRows.RefusedRow no = row.refused();
                    if (no != null) {
                        reasons.add(no);
                    }
                }
                refused.add(run.id(), reasons);
                return store.checked(run.id(), run.revision(), counts, examples, rows.size());
            }));
        }

        /** New records that are called as one that is there already may be the same. */
        private void namesakes(List<ReadRow> rows) {
            var title = source.plan().object().titleField();
            if (!title.type().isText()) {
                return;
            }
            var made = new HashSet<UUID>();
            var names = new HashSet<String>();
            for (ReadRow row : rows) {
                if (row.item().outcome == Item.Outcome.CREATED && row.item().id != null) {
                    made.add(row.item().id);
                    if (row.item().values.value(title.name()) instanceof String name) {
                        names.add(name);
                    }
                }
            }
            Map<String, UUID> known = finder.titled(source.plan().object(), names, made);
            for (ReadRow row : rows) {
                Item item = row.item();
                if (item.outcome == Item.Outcome.CREATED
                        && item.values.value(title.name()) instanceof String name
                        && known.containsKey(name)) {
                    item.review = true;
                }
            }
        }

        private void show(Portion portion, List<ReadRow> rows) {
            int created = 0;
            int updated = 0;
            for (ReadRow row : rows) {
                Item item = row.item();
                if (item.id == null || item.outcome == null || item.isRefused()) {
                    continue;
                }
                switch (item.outcome) {
                    case CREATED -> {
                        if (created++ < EXAMPLES / 2) {
                            examples.add(new Example(item.row, "created", null, title(item), given(item)));
                        }
                    }
                    case UPDATED -> {
                        if (updated++ < EXAMPLES / 2) {
                            examples.add(
                                    new Example(item.row, "updated", item.id, title(item), changed(portion, item.id)));
                        }
                    }
                    case UNCHANGED -> {}
                }
            }
        }

        private String title(Item item) {
            String name = source.plan().object().title();
            Object given = ApiValues.written(item.values.value(name));
            if (given == null && item.id != null) {
                @Nullable
                Object known = lists.findAll(source.actor(), source.plan().object(), List.of(item.id)).stream()
                        .findFirst()
                        .map(found -> found.values().value(name))
                        .orElse(null);
                given = ApiValues.written(known);
            }
            return given == null ? "" : given.toString();
        }

        private List<Example.FieldChange> given(Item item) {
            var fields = new ArrayList<Example.FieldChange>();
            for (String field : item.values.fields()) {
                fields.add(new Example.FieldChange(field, null, named(field, item.values.value(field))));
            }
            item.pending.forEach(
                    (field, value) -> fields.add(new Example.FieldChange(field, null, ApiValues.written(value))));
            return fields;
        }

        /** People know whom a row refers to by the name, not by the id. */
        private @Nullable Object named(String name, @Nullable Object value) {
            Field<?> field = source.plan().object().field(name);
            if (field == null || field.type() != FieldType.REFERENCE || !(value instanceof UUID id)) {
                return ApiValues.written(value);
            }
            String title = lists.titles(source.actor(), Map.of(field.target(), Set.of(id)))
                    .getOrDefault(field.target(), Map.of())
                    .get(id);
            return title == null ? id : Map.of("id", id, "name", title);
        }

        private List<Example.FieldChange> changed(Portion portion, UUID record) {
            var fields = new ArrayList<Example.FieldChange>();
            for (Journal.Entry entry : portion.journal()) {
                if (entry.record().equals(record)) {
                    entry.changes().forEach((field, change) -> {
                        if (source.actor().access().reads(entry.object(), field)) {
                            fields.add(new Example.FieldChange(field, change.before(), change.after()));
                        }
                    });
                }
            }
            return fields;
        }
    }
}
