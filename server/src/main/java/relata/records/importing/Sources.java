package relata.records.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Home;
import relata.platform.Refusal;
import relata.platform.signin.Actors;
import relata.platform.tables.TableFile;
import relata.platform.texts.Texts;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;

/** The uploaded files, and what is needed to read one as its import says. */
@Component
class Sources {

    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

    private final Path directory;
    private final Actors actors;
    private final Catalogs catalogs;
    private final Finder finder;
    private final Texts texts;

    Sources(Home home, Actors actors, Catalogs catalogs, Finder finder, Texts texts) {
        this.directory = home.directory().resolve("imports");
        this.actors = actors;
        this.catalogs = catalogs;
        this.finder = finder;
        this.texts = texts;
    }

    /** The import cannot go on, for a reason that people can read. */
    static final class Unusable extends RuntimeException {

        private final transient Problem problem;

        Unusable(String code, Map<String, ?> arguments) {
            super(code, null, false, false);
            this.problem = new Problem(code, arguments);
        }

        Problem problem() {
            return problem;
        }
    }

    /** An import's file, open, with its plan. */
    record Open(TableFile file, Actor actor, RecordPlan plan, RowReader reader) implements AutoCloseable {
        @Override
        public void close() {
            file.close();
        }
    }

    /** What makes plans of mappings for this actor. */
    Planner planner(Actor actor) {
        return new Planner(catalogs.current(), actor, finder.matchings(), finder.parts());
    }

    Path file(UUID importId) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directory.resolve(importId.toString());
    }

    /** Keeps the file of an import on the disk; answers its length in bytes. */
    long keep(UUID importId, InputStream content) throws IOException {
        Path path = file(importId);
        long bytes = Files.copy(content, path, StandardCopyOption.REPLACE_EXISTING);
        Home.settle(path);
        return bytes;
    }

    /** Removes the file of an import; nothing happens where there is none. */
    void remove(UUID importId) {
        Path path = file(importId);
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("The uploaded file {} cannot be removed", path, e);
        }
    }

    /** The imports of whose files something lies here since before this moment. */
    List<UUID> lyingSince(Instant moment) {
        try (Stream<Path> files = Files.list(file(new UUID(0, 0)).getParent())) {
            var lying = new ArrayList<UUID>();
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.length() == 36
                        && Files.getLastModifiedTime(file).toInstant().isBefore(moment)) {
                    lying.add(UUID.fromString(name));
                }
            }
            return lying;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Open open(FileImport run) {
        Actor actor = actor(run.actor());
        RecordPlan plan = plan(actor, run.object(), run);
        Path path = file(run.id());
        if (!Files.exists(path)) {
            throw new Unusable("records-importing.file-gone", Map.of("file", run.fileName()));
        }
        return new Open(TableFile.open(path, run.format()), actor, plan, reader(plan, run, actor));
    }

    /** Reads rows of the import, and says of each where it came from. */
    RowReader reader(RecordPlan plan, FileImport run, Actor actor) {
        return new RowReader(
                plan,
                run.mapping().recognizeRows(),
                row -> texts.text(
                        actor.language(), "records-importing.origin", Map.of("file", run.fileName(), "row", row)));
    }

    /** Who acts: the user who began it, with the rights of this moment. */
    Actor actor(UUID id) {
        if (id.equals(Actor.SYSTEM_ID)) {
            return Actor.SYSTEM;
        }
        return actors.byId(id).orElseThrow(() -> new Unusable("records-importing.actor-gone", Map.of()));
    }

    private RecordPlan plan(Actor actor, String object, FileImport run) {
        try {
            return plan(actor, object, run.mapping(), run);
        } catch (Refusal refusal) {
            throw new Unusable("records-importing.mapping-outdated", Map.of());
        }
    }

    /** The plan of a mapping; refuses one that does not fit. */
    RecordPlan plan(Actor actor, String object, Mapping mapping, FileImport run) {
        Catalog catalog = catalogs.current();
        ObjectType type = catalog.find(object);
        if (type == null) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "records-importing.mapping-outdated");
        }
        return planner(actor).plan(type, mapping, run.columns());
    }
}
