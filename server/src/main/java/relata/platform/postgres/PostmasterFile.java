package relata.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What a running server writes about itself into postmaster.pid: process id first, port fourth, state eighth. */
record PostmasterFile(long pid, int port, boolean ready) {

    static Optional<PostmasterFile> read(Path data) throws IOException {
        try {
            var lines = Files.readAllLines(file(data));
            if (lines.isEmpty() || lines.getFirst().isBlank()) return Optional.empty();
            var pid = Long.parseLong(lines.getFirst().strip());
            var port = lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
            var ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
            return Optional.of(new PostmasterFile(pid, port, ready));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (NumberFormatException e) {
            throw new IOException("postmaster.pid is not readable: " + e.getMessage(), e);
        }
    }

    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    boolean numberInUse() {
        return ProcessHandle.of(pid).isPresent();
    }

    /** True while the process lives and is a PostgreSQL: after a reboot the number may belong to anything. */
    boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
    }
}
