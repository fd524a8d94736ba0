package relata.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Password and port of the embedded server, readable by its owner only, so that commands beside a running server find it. */
record ConnectionFile(String password, int port) {

    static final String USER = "relata";

    static ConnectionFile withNewPassword(int port) {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return new ConnectionFile(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), port);
    }

    static ConnectionFile read(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new ConnectionFile(
                properties.getProperty("password", ""), Integer.parseInt(properties.getProperty("port", "0")));
    }

    void write(Path file) throws IOException {
        var temporary = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "connection",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(temporary, "password=" + password + "\nport=" + port + "\n");
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    ConnectionFile withPort(int otherPort) {
        return new ConnectionFile(password, otherPort);
    }

    DatabaseAddress address(String database) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + database, USER, password);
    }
}
