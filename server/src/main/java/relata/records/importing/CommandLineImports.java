package relata.records.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.FileImports;
import relata.platform.Language;
import relata.platform.Refusal;
import relata.platform.StartRefused;
import relata.platform.jobs.Jobs;
import relata.platform.texts.Texts;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./relata import}: the same import, its work done in the command's own process. */
@Component
class CommandLineImports implements FileImports {

    private static final int SHOWN_REFUSALS = 20;

    private final Imports imports;
    private final Jobs jobs;
    private final RefusedFile refused;
    private final Catalogs catalogs;
    private final JsonMapper json;
    private final Texts texts;

    CommandLineImports(
            Imports imports, Jobs jobs, RefusedFile refused, Catalogs catalogs, JsonMapper json, Texts texts) {
        this.imports = imports;
        this.jobs = jobs;
        this.refused = refused;
        this.catalogs = catalogs;
        this.json = json;
        this.texts = texts;
    }

    @Override
    public boolean run(Actor actor, Path file, String object, Path mapping, boolean dryRun, Consumer<String> say)
            throws InterruptedException {
        UUID id = begin(actor, file, type(object), mapping(mapping));
        if (dryRun) {
            imports.check(actor, id);
            jobs.complete(CheckJob.KIND, id);
        } else {
            imports.start(actor, id);
            jobs.complete(ImportJob.KIND, id);
        }
        FileImport run = imports.read(actor, id);
        boolean ended = tell(actor, run, dryRun, say);
        if (dryRun) {
            imports.discard(actor, id);
        }
        return ended && run.counts().refused() == 0;
    }

    private UUID begin(Actor actor, Path file, ObjectType object, Mapping mapping) {
        try (InputStream content = Files.newInputStream(file)) {
            return imports.begin(actor, object, String.valueOf(file.getFileName()), content, null, mapping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Refusal refusal) {
            throw new StartRefused(sentence(refusal), refusal);
        }
    }

    /** With every field that is to blame. */
    private String sentence(Refusal refusal) {
        var sentence = new StringBuilder(texts.text(Language.EN, refusal.code(), refusal.arguments()));
        for (Refusal.FieldError error : refusal.errors()) {
            sentence.append(' ').append(texts.text(Language.EN, error.code(), error.arguments()));
        }
        return sentence.toString();
    }

    private ObjectType type(String object) {
        Catalog catalog = catalogs.current();
        ObjectType named = catalog.find(object);
        return named == null ? catalog.atPath(object) : named;
    }

    private Mapping mapping(Path path) {
        try {
            return json.readValue(Files.readString(path), Mapping.Given.class).complete();
        } catch (IOException | JacksonException e) {
            throw new StartRefused(
                    "The mapping " + path + " cannot be read: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".",
                    e);
        }
    }

    private boolean tell(Actor actor, FileImport run, boolean dryRun, Consumer<String> say) {
        Problem problem = run.problem();
        if (problem != null) {
            say.accept(texts.text(Language.EN, problem.code(), problem.arguments()));
            return false;
        }
        Counts counts = run.counts();
        String would = dryRun ? "would be " : "";
        say.accept(run.done() + " rows read: " + counts.created() + " " + would + "created, " + counts.updated() + " "
                + would + "updated, " + counts.unchanged() + " unchanged, " + counts.refused() + " refused.");
        counts.related()
                .forEach((object, count) ->
                        say.accept(count + " of type " + object + " " + would + "created on the way."));
        RefusedFile.PageAnswer page = refused.page(actor, run, 0, SHOWN_REFUSALS);
        for (RefusedFile.RowAnswer row : page.items()) {
            say.accept("Row " + row.row() + ": "
                    + String.join(
                            "; ",
                            row.reasons().stream()
                                    .map(RefusedFile.ReasonAnswer::detail)
                                    .toList()));
        }
        if (page.next() != null) {
            say.accept("… and " + (counts.refused() - page.items().size()) + " more.");
        }
        return true;
    }
}
