package relata.platform;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Imports a file from the command line, beside a running server or without it. */
public interface FileImports {

    /**
     * Imports the file and returns when it is in, checked, or refused.
     *
     * @param actor in whose name, with whose rights
     * @param object path or name of the object type, such as {@code orders}
     * @param mapping JSON as the API takes it
     * @param dryRun only says what would happen
     * @param say takes lines for the person at the keyboard
     * @return whether every row is in, or would be
     */
    boolean run(Actor actor, Path file, String object, Path mapping, boolean dryRun, Consumer<String> say)
            throws InterruptedException;
}
