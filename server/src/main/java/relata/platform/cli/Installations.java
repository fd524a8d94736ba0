package relata.platform.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import relata.platform.Home;
import relata.platform.StartRefused;

/** Where the commands look for an installation. */
final class Installations {

    private Installations() {}

    /** For commands that need data: opening a home that does not exist would make an empty installation there. */
    static void refuseMissing() {
        var home = new Home(Path.of(System.getenv().getOrDefault("RELATA_HOME", "data")));
        var external = !System.getenv().getOrDefault("RELATA_DATABASE_URL", "").isBlank();
        if (!external && !Files.exists(home.database())) {
            throw new StartRefused(
                    "There is no installation in " + home.directory() + ": set RELATA_HOME to its directory.");
        }
    }
}
