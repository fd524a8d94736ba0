package relata.platform.postgres;

import java.nio.file.Path;
import java.sql.DriverManager;

/** Opens a data directory and writes rows until it is killed; says each number after its commit. */
final class PostgresOwner {

    private PostgresOwner() {}

    public static void main(String[] arguments) throws Exception {
        var server = EmbeddedPostgres.open(Path.of(arguments[0]), Path.of(arguments[1]), PostgresOptions.forData());
        var address = server.address();
        System.out.println("postgres " + server.pid());
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var create = connection.prepareStatement("create table written (number int primary key)");
                var insert = connection.prepareStatement("insert into written values (?)")) {
            create.execute();
            for (var number = 1; ; number++) {
                insert.setInt(1, number);
                insert.execute();
                System.out.println("committed " + number);
            }
        }
    }
}
