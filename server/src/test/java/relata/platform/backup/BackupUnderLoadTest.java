package relata.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.platform.Home;
import relata.platform.people.BuiltInRole;
import relata.platform.postgres.DatabaseAddress;
import relata.records.importing.Uploads;
import relata.testing.Api;
import relata.testing.CustomerWriter;
import relata.testing.People;
import relata.testing.RelataTest;
import relata.testing.TestDatabase;

/**
 * A backup while clients create and change customers, place orders and attach files: it shows one moment, in which everything
 * is that was acknowledged before. Two backups, or as many as {@code -Drelata.backups} says.
 */
@RelataTest
class BackupUnderLoadTest {

    private static final int BACKUPS = Integer.getInteger("relata.backups", 2);

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Home home;

    @Value("${relata.database.url}")
    String url;

    @Value("${relata.database.user}")
    String user;

    @Value("${relata.database.password}")
    String password;

    @TempDir
    Path directory;

    private final AtomicBoolean over = new AtomicBoolean();
    private final List<CustomerWriter> writers = new ArrayList<>();
    private final List<String> orders = new CopyOnWriteArrayList<>();
    private final List<String> files = new CopyOnWriteArrayList<>();

    @Test
    void aBackupShowsOneMomentInWhichEverythingAcknowledgedBeforeIs() throws Exception {
        List<Thread> threads = working();
        try {
            for (int backup = 0; backup < BACKUPS; backup++) {
                int enough = written() + 60;
                while (written() < enough || orders.isEmpty() || files.isEmpty()) {
                    assertThat(threads).as("who works").allMatch(Thread::isAlive);
                    Thread.sleep(10);
                }
                backUpAndRestore(directory.resolve(Integer.toString(backup)));
            }
        } finally {
            over.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private List<Thread> working() {
        var admin = people.with(BuiltInRole.ADMINISTRATOR);
        Api api = Api.at(port).bearing(admin.token());
        String buyer = api.with("Idempotency-Key", "buyer")
                .post("/api/v1/customers", Map.of("kind", "person", "name", "Покупець"))
                .text("id");
        var threads = new ArrayList<Thread>();
        var random = new Random(7);
        for (int n = 0; n < 3; n++) {
            var writer = new CustomerWriter("writer" + n, random.nextLong());
            writers.add(writer);
            threads.add(Thread.ofVirtual().start(() -> writer.writeUntilBroken(api, over::get)));
        }
        threads.add(repeated(
                orders,
                n -> api.post(
                        "/api/v1/orders",
                        Map.of(
                                "customer",
                                buyer,
                                "placedAt",
                                "2026-05-05T10:00:00Z",
                                "total",
                                Map.of("amount", n + ".50", "currency", "EUR")))));
        var uploads = new Uploads(port, admin.token());
        threads.add(repeated(
                files,
                n -> uploads.send(
                        "/api/v1/customers/" + buyer + "/files",
                        n + ".txt",
                        ("content " + n + " ").repeat(20_000).getBytes(StandardCharsets.UTF_8))));
        return threads;
    }

    private Thread repeated(List<String> acknowledged, IntFunction<Api.Answer> write) {
        return Thread.ofVirtual().start(() -> {
            for (int n = 1; !over.get(); n++) {
                Api.Answer answer = write.apply(n);
                assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
                acknowledged.add(answer.text("id"));
            }
        });
    }

    private int written() {
        return writers.stream().mapToInt(CustomerWriter::writes).sum();
    }

    private void backUpAndRestore(Path place) throws Exception {
        Files.createDirectories(place);
        Path file = place.resolve("backup.zip");
        Files.writeString(home.arriving(), "the beginning of an upload");
        int writes = written();
        var customers = writers.stream()
                .flatMap(writer -> List.copyOf(writer.acknowledged()).stream())
                .toList();
        var ordered = List.copyOf(orders);
        var attached = List.copyOf(files);

        new Backup(new DatabaseAddress(url, user, password), home, Clock.systemUTC()).write(file);
        assertThat(written()).as("written meanwhile").isGreaterThan(writes);

        var target = TestDatabase.empty();
        var restored = new Home(place.resolve("home"));
        new Restore(target.address(), restored).from(file);

        everySumAgrees(file, target, restored);
        CustomerWriter.nothingIsHalfDone(target.jdbc());
        var versions = versions(target, "customer");
        assertThat(customers)
                .as("acknowledged before")
                .allSatisfy(written -> assertThat(versions.getOrDefault(written.id(), 0L))
                        .as(written.toString())
                        .isGreaterThanOrEqualTo(written.version()));
        assertThat(versions(target, "sales_order").keySet().stream().map(UUID::toString))
                .containsAll(ordered);
        assertThat(versions(target, "attachment").keySet().stream().map(UUID::toString))
                .containsAll(attached);
    }

    private static Map<UUID, Long> versions(TestDatabase database, String table) {
        var versions = new TreeMap<UUID, Long>();
        String version = table.equals("attachment") ? "1" : "version";
        database.jdbc().sql("select id, " + version + " from " + table).query(row -> {
            versions.put(row.getObject(1, UUID.class), row.getLong(2));
        });
        return versions;
    }

    private static void everySumAgrees(Path file, TestDatabase target, Home restored) throws Exception {
        Manifest manifest;
        try (var zip = BackupFile.reading(file)) {
            manifest = BackupFile.manifest(zip, file);
        }
        var address = target.address();
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password())) {
            connection.setAutoCommit(false);
            Sql.useStableFormats(connection);
            assertThat(TableSum.all(connection, SchemaListing.of(connection)))
                    .containsExactlyInAnyOrderElementsOf(manifest.tables());
        }
        var sums = new TreeMap<String, String>();
        for (Path kept : HomeFiles.keptBelow(restored.directory())) {
            byte[] digest = Backup.sha256().digest(Files.readAllBytes(kept));
            sums.put(HomeFiles.name(restored.directory(), kept), HexFormat.of().formatHex(digest));
        }
        var wanted = new TreeMap<String, String>();
        manifest.files().forEach(each -> wanted.put(each.path(), each.sha256()));
        assertThat(sums).isEqualTo(wanted);
        assertThat(sums.keySet()).as("uploads that had not ended").noneMatch(name -> name.contains("arriving"));
        target.jdbc()
                .sql("select sha256 from file")
                .query(String.class)
                .list()
                .forEach(sum ->
                        assertThat(sums.values()).as("the content of a file").contains(sum));
    }
}
