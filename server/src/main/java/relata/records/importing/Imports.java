package relata.records.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Language;
import relata.platform.Refusal;
import relata.platform.access.Access;
import relata.platform.access.Action;
import relata.platform.access.Scope;
import relata.platform.jobs.Jobs;
import relata.platform.tables.Checkpoint;
import relata.platform.tables.TableFile;
import relata.platform.tables.TableFileProblem;
import relata.platform.tables.TableFormat;
import relata.platform.tables.cells.ColumnGuesses;
import relata.platform.tables.cells.RowSample;
import relata.platform.texts.Texts;
import relata.records.catalog.Capability;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.journal.Journal;

/** The verbs of imports: begin, look at, map, check, start, stop, undo. */
@Component
class Imports {

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final String SETTING = "imports";
    static final String REASON = "records-importing.reason-column";

    private final ImportStore store;
    private final Sources sources;
    private final NewFields newFields;
    private final ColumnValues values;
    private final Proposals proposals;
    private final Layouts layouts;
    private final Catalogs catalogs;
    private final Journal journal;
    private final Jobs jobs;
    private final Texts texts;
    private final TransactionTemplate transaction;

    Imports(
            ImportStore store,
            Sources sources,
            NewFields newFields,
            ColumnValues values,
            Proposals proposals,
            Layouts layouts,
            Catalogs catalogs,
            Journal journal,
            Jobs jobs,
            Texts texts,
            TransactionTemplate transaction) {
        this.store = store;
        this.sources = sources;
        this.newFields = newFields;
        this.values = values;
        this.proposals = proposals;
        this.layouts = layouts;
        this.catalogs = catalogs;
        this.journal = journal;
        this.jobs = jobs;
        this.texts = texts;
        this.transaction = transaction;
    }

    /** What a look at the file told. */
    private record Look(TableFormat format, List<SeenColumn> columns, long rows, boolean all) {}

    /**
     * Keeps the file and guesses how it is to be read and where its columns go.
     *
     * @param format how to read it, null to guess
     * @param given the mapping, null to propose one
     */
    UUID begin(
            Actor actor,
            ObjectType object,
            String fileName,
            InputStream content,
            @Nullable TableFormat format,
            @Nullable Mapping given) {
        require(actor, object);
        UUID id = Ids.next();
        Path path = sources.file(id);
        try {
            long bytes = sources.keep(id, content);
            Look look = look(actor, path, format);
            Mapping mapping = given == null
                    ? proposed(actor, object, look.columns())
                    : newFields.completed(id, object, given, look.format(), look.columns());
            if (given != null) {
                sources.planner(actor).plan(object, mapping, look.columns());
            }
            store.add(new FileImport(
                    id,
                    object.name(),
                    shortened(fileName),
                    bytes,
                    Status.DRAFT,
                    look.format(),
                    look.columns(),
                    mapping,
                    1,
                    look.rows(),
                    look.all(),
                    0,
                    Counts.NONE,
                    List.of(),
                    Checkpoint.START,
                    FileImport.Retry.NONE,
                    null,
                    0,
                    0,
                    0,
                    null,
                    actor.id(),
                    actor.name(),
                    null,
                    store.now(),
                    null,
                    null));
            return id;
        } catch (IOException e) {
            sources.remove(id);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            sources.remove(id);
            throw e;
        }
    }

    private static String shortened(String fileName) {
        String name = fileName.replace("\0", "");
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return name.isBlank() ? "file" : name.length() > 200 ? name.substring(name.length() - 200) : name;
    }

    private void require(Actor actor, ObjectType object) {
        boolean may = actor.access().may(object.name(), Action.CREATE)
                || actor.access().may(object.name(), Action.CHANGE);
        boolean open = actor.access().mayUse(SETTING) && actor.access().may(object.name(), Action.READ);
        if (!object.can(Capability.IMPORT) || !may || !open) {
            throw Refusal.of(
                    Refusal.Kind.FORBIDDEN, "records-importing.object-closed", Map.of("object", object.path()));
        }
    }

    private static Look look(Actor actor, Path path, @Nullable TableFormat format) {
        try (TableFile file = format == null ? TableFile.open(path) : TableFile.open(path, format)) {
            RowSample sample = RowSample.of(file);
            List<SeenColumn> columns = ColumnGuesses.of(file, sample, actor.zone()).stream()
                    .map(SeenColumn::of)
                    .toList();
            long rows = sample.whole() ? sample.seen() : Math.max(sample.seen(), lines(file, path));
            return new Look(file.format(), columns, rows, sample.whole());
        } catch (TableFileProblem problem) {
            throw Refusal.of(Refusal.Kind.INVALID, problem.code(), problem.arguments());
        }
    }

    /** About how many rows a large text has; breaks within quotes are counted too, until the file was read. */
    private static long lines(TableFile file, Path path) {
        if (file.format().kind() == TableFormat.Kind.WORKBOOK) {
            return 0;
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] block = new byte[1 << 16];
            long lines = 0;
            for (int length = in.read(block); length > 0; length = in.read(block)) {
                for (int i = 0; i < length; i++) {
                    lines += block[i] == '\n' ? 1 : 0;
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it was mapped the last time a file had this header; else by words and looks. */
    private Mapping proposed(Actor actor, ObjectType object, List<SeenColumn> columns) {
        var layout = layouts.find(object.name(), header(columns)).map(Layouts.Layout::mapping);
        if (layout.isPresent()) {
            try {
                sources.planner(actor).plan(object, layout.get(), columns);
                return layout.get();
            } catch (Refusal outdated) {
                LOG.debug("A remembered mapping no longer fits: {}", outdated.toString());
            }
        }
        return proposals.of(actor, object, columns);
    }

    /** The names of the columns, without the reasons that we have put beside refused rows. */
    List<String> header(List<SeenColumn> columns) {
        var names = new ArrayList<String>();
        for (SeenColumn column : columns) {
            boolean ours = column.index() == columns.size() - 1 && isReason(column.name());
            if (!ours) {
                names.add(column.name());
            }
        }
        return names;
    }

    private boolean isReason(String name) {
        for (Language language : Language.values()) {
            if (name.equals(texts.text(language, REASON))) {
                return true;
            }
        }
        return false;
    }

    /** How often a file with this header was imported before. */
    long knownLayout(FileImport run) {
        return layouts.find(run.object(), header(run.columns()))
                .map(Layouts.Layout::used)
                .orElse(0L);
    }

    FileImport read(Actor actor, UUID id) {
        return store.find(id).filter(run -> sees(actor, run)).orElseThrow(Imports::missing);
    }

    List<FileImport> newest(Actor actor, int limit) {
        List<String> whole = catalogs.current().objects().stream()
                .map(ObjectType::name)
                .filter(object -> seesWhole(actor, object))
                .toList();
        return store.newest(actor.id(), whole, limit);
    }

    private static boolean sees(Actor actor, FileImport run) {
        return run.actor().equals(actor.id()) || seesWhole(actor, run.object());
    }

    /** Rows of a file show everything that is in it: those of others are for people from whom no record and no field is hidden. */
    private static boolean seesWhole(Actor actor, String object) {
        Access.Grant grant = actor.access().grant(object);
        return actor.access().mayUse(SETTING)
                && grant.scopes(Action.READ).contains(Scope.ALL)
                && grant.hiddenFields().isEmpty();
    }

    private static Refusal missing() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "records-importing.no-such-import");
    }

    private FileImport lock(Actor actor, UUID id, Status... allowed) {
        FileImport run = store.lock(id).filter(found -> sees(actor, found)).orElseThrow(Imports::missing);
        if (!List.of(allowed).contains(run.status())) {
            throw Refusal.of(
                    Refusal.Kind.CONFLICT,
                    "records-importing.not-now",
                    Map.of("status", run.status().stored()));
        }
        return run;
    }

    /** Reads the file another way; the mapping is proposed anew, since the columns may be others. */
    @Transactional
    public void format(Actor actor, UUID id, FormatWish wish) {
        FileImport run = lock(actor, id, Status.DRAFT, Status.READY, Status.CHECKING, Status.FAILED);
        TableFormat format = wish.applied(run.format());
        Look look = look(actor, present(run), format);
        ObjectType object = catalogs.current().object(run.object());
        store.changeFormat(
                id, look.format(), look.columns(), proposed(actor, object, look.columns()), look.rows(), look.all());
    }

    @Transactional
    public void map(Actor actor, UUID id, Mapping mapping) {
        FileImport run = lock(actor, id, Status.DRAFT, Status.READY, Status.CHECKING, Status.FAILED);
        ObjectType object = catalogs.current().object(run.object());
        Mapping complete = newFields.completed(id, object, mapping, run.format(), run.columns());
        sources.plan(actor, run.object(), complete, run);
        store.changeMapping(id, complete);
    }

    private Path present(FileImport run) {
        Path file = sources.file(run.id());
        if (!Files.exists(file)) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "records-importing.file-gone", Map.of("file", run.fileName()));
        }
        return file;
    }

    /** The different values of a column, from the whole file. */
    ColumnValues.ValuesAnswer values(Actor actor, UUID id, int column, boolean several) {
        FileImport run = read(actor, id);
        if (run.columns().stream().noneMatch(seen -> seen.index() == column)) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "platform.no-such-address");
        }
        present(run);
        return values.of(id, run.format(), column, several, NewFields.MOST_CHOICES);
    }

    @Transactional
    public void check(Actor actor, UUID id) {
        FileImport run = lock(actor, id, Status.DRAFT, Status.READY, Status.FAILED);
        sources.plan(actor, run.object(), run.mapping(), run);
        store.begin(id, Status.CHECKING);
        jobs.submit(CheckJob.KIND, id);
    }

    /** Begins the import, or goes on with one that was stopped. New fields are made first, in transactions of their own. */
    void start(Actor actor, UUID id) {
        FileImport asked = Objects.requireNonNull(transaction.execute(status -> startable(actor, id)));
        newFields.make(actor, asked);
        transaction.executeWithoutResult(status -> {
            FileImport run = startable(actor, id);
            boolean goesOn = run.startedAt() != null && run.checkpoint().nextRow() > 1;
            if (goesOn) {
                store.move(id, Status.RUNNING);
            } else {
                store.begin(id, Status.RUNNING);
                layouts.used(run.object(), run.fileName(), header(run.columns()), run.mapping(), actor);
            }
            jobs.submit(ImportJob.KIND, id);
        });
    }

    private FileImport startable(Actor actor, UUID id) {
        FileImport run = lock(actor, id, Status.DRAFT, Status.READY, Status.STOPPED, Status.FAILED);
        run.requireMaker(actor);
        require(actor, catalogs.current().object(run.object()));
        sources.plan(actor, run.object(), run.mapping(), run);
        return run;
    }

    @Transactional
    public void stop(Actor actor, UUID id) {
        FileImport run = lock(actor, id, Status.RUNNING, Status.CHECKING, Status.RETRYING);
        if (run.status() == Status.RETRYING) {
            store.endRetry(id, null);
        } else {
            store.move(id, run.status() == Status.RUNNING ? Status.STOPPED : Status.DRAFT);
        }
    }

    /** Tries all refused rows again as they are, after something else was put right. */
    @Transactional
    public void retry(Actor actor, UUID id) {
        FileImport run = lock(actor, id, Status.DONE, Status.STOPPED, Status.FAILED);
        run.requireMaker(actor);
        sources.plan(actor, run.object(), run.mapping(), run);
        store.beginRetry(id);
        jobs.submit(RetryJob.KIND, id);
    }

    @Transactional
    public void undo(Actor actor, UUID id) {
        lock(actor, id, Status.DONE, Status.STOPPED, Status.FAILED);
        store.beginUndo(id, actor.id(), journal.records(id));
        jobs.submit(UndoJob.KIND, id);
    }

    /** Throws a draft away, with its file. */
    @Transactional
    public void discard(Actor actor, UUID id) {
        FileImport run = lock(actor, id, Status.DRAFT, Status.READY, Status.FAILED);
        if (run.startedAt() != null) {
            throw Refusal.of(
                    Refusal.Kind.CONFLICT,
                    "records-importing.not-now",
                    Map.of("status", run.status().stored()));
        }
        store.delete(id);
        sources.remove(id);
    }
}
