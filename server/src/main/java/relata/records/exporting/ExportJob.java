package relata.records.exporting;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;
import relata.platform.signin.Actors;
import relata.platform.tables.TableCell;
import relata.platform.tables.TableFileProblem;
import relata.platform.tables.TableFormat;
import relata.platform.tables.TableWriter;
import relata.platform.texts.Texts;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.importing.PartTargets;
import relata.records.lists.Extracts;
import relata.records.lists.Lists;
import relata.records.lists.Row;

/** Writes an export's file beside its place and moves it there when it is whole. */
@Component
class ExportJob implements Job {

    static final String KIND = "export";

    private final Exports exports;
    private final Extracts extracts;
    private final Lists lists;
    private final Catalogs catalogs;
    private final Actors actors;
    private final Texts texts;
    private final PartTargets parts;
    private final Progress progress;

    ExportJob(
            Exports exports,
            Extracts extracts,
            Lists lists,
            Catalogs catalogs,
            Actors actors,
            Texts texts,
            PartTargets parts,
            Progress progress) {
        this.exports = exports;
        this.extracts = extracts;
        this.lists = lists;
        this.catalogs = catalogs;
        this.actors = actors;
        this.texts = texts;
        this.parts = parts;
        this.progress = progress;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean run(UUID id, Hold hold) {
        Optional<Exports.Export> asked = exports.find(id);
        if (asked.isEmpty() || asked.get().status().equals("done")) {
            return true;
        }
        Exports.Export export = asked.get();
        Optional<Actor> actor = actors.byId(export.actor());
        ObjectType object = catalogs.current().find(export.object());
        if (actor.isEmpty() || object == null || !actor.get().access().may(object.name(), Action.EXPORT)) {
            exports.failed(id);
            return true;
        }
        try {
            return write(export, actor.get(), object, hold);
        } catch (Refusal | TableFileProblem refused) {
            exports.failed(id);
            return true;
        }
    }

    private boolean write(Exports.Export export, Actor actor, ObjectType object, Hold hold) {
        exports.running(
                export.id(),
                extracts.count(actor, object, Action.EXPORT, export.filter()),
                RightsToRead.of(actor.access()));
        List<Field<?>> fields = extracts.fields(actor, object, export.fields());
        var columns = new ExportColumns(
                object,
                fields,
                actor.language(),
                texts.text(actor.language(), "records-importing.export-id"),
                texts.text(actor.language(), "records-importing.export-currency"));
        ExportParts own = export.parts() ? new ExportParts(actor, catalogs.current(), object, parts, lists) : null;
        Path path = exports.file(export.id());
        Path growing = exports.growing(export.id());
        var rows = new AtomicLong();
        var whole = new AtomicBoolean(true);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(growing), 1 << 16);
                TableWriter writer = export.format().equals("csv")
                        ? TableWriter.csv(out, TableFormat.Separator.COMMA)
                        : TableWriter.workbook(out, sheet(object, actor), actor.zone())) {
            var header = new ArrayList<>(columns.header());
            if (own != null) {
                header.addAll(own.header(actor.language()));
            }
            writer.header(header);
            extracts.stream(actor, object, Action.EXPORT, export.filter(), export.sort(), fields, chunk -> {
                var titles = lists.titles(actor, columns.targets(chunk));
                if (own != null) {
                    own.read(chunk);
                }
                for (Row row : chunk) {
                    List<TableCell> cells = columns.cells(row, titles);
                    if (own != null) {
                        cells.addAll(own.cells(row.id()));
                    }
                    writer.row(cells);
                }
                progress.report(export.id(), rows.addAndGet(chunk.size()));
                whole.set(!hold.stopping());
                return whole.get();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!whole.get()) {
            return false;
        }
        try {
            Files.move(growing, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        exports.done(export.id(), rows.get());
        return true;
    }

    /** Excel's sheets are called by at most 31 characters, some of which it forbids. */
    private static String sheet(ObjectType object, Actor actor) {
        String label = object.pluralLabel()
                .in(actor.language())
                .replaceAll("[\\\\/?*\\[\\]:']", " ")
                .strip();
        return label.isEmpty() ? object.path() : label.substring(0, Math.min(31, label.length()));
    }

    @Override
    public void failed(UUID id, RuntimeException reason) {
        exports.failed(id);
    }

    /** Tells how far it is on a connection of its own, since the export reads in one long transaction. */
    @Component
    static class Progress {

        private final javax.sql.DataSource data;

        Progress(JdbcTemplate jdbc) {
            this.data = java.util.Objects.requireNonNull(jdbc.getDataSource());
        }

        void report(UUID id, long rows) {
            try (var connection = data.getConnection();
                    var statement = connection.prepareStatement("update list_export set rows = ? where id = ?")) {
                connection.setAutoCommit(true);
                statement.setLong(1, rows);
                statement.setObject(2, id);
                statement.executeUpdate();
            } catch (java.sql.SQLException e) {
                throw new org.springframework.jdbc.UncategorizedSQLException("progress of an export", null, e);
            }
        }
    }
}
