package relata.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relata.platform.Home;
import relata.platform.StartRefused;
import relata.testing.TestDatabase;

class BackupTest {

    private static final String MADE_AT_RUN_TIME = """
            insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
            select 'task', n::text, decode('00ff0a5c', 'hex'), timestamptz '2026-11-23 10:00:00.123456+02' + n * interval '1 minute', n % 2 = 0, n
              from generate_series(1, 1000) n;
            alter table customer add column "cf_loyalty_card" text, add column cf_points numeric(19,4), add column cf_since date;
            create index customer_cf_loyalty_card on customer (cf_loyalty_card) where deleted_at is null;
            create sequence co_shop_number start 100;
            create table co_shop (
                id        uuid primary key default gen_random_uuid(),
                version   integer not null default 1,
                name      text not null collate "und-x-icu",
                number    bigint not null default nextval('co_shop_number') unique,
                area      numeric(19,4) check (area > 0),
                tags      text[] not null default '{}',
                opened_at timestamptz not null default now(),
                name_size integer generated always as (length(name)) stored
            );
            create index co_shop_name on co_shop (name, id);
            insert into co_shop (name, area, tags)
            select case n % 3 when 0 then 'Крамниця Київ' when 1 then E'line\\nbreak\\tand \\\\N' else '' end || n, n, array['a', null, 'b,"c']
              from generate_series(1, 300) n;
            alter table scheduled_tasks add column cf_shop uuid references co_shop (id);
            update scheduled_tasks set cf_shop = (select id from co_shop limit 1);
            """;

    @TempDir
    Path directory;

    private TestDatabase source;
    private Home home;
    private Path file;

    @BeforeEach
    void makeAnInstallation() throws IOException {
        source = TestDatabase.migrated();
        source.jdbc().sql(MADE_AT_RUN_TIME).update();
        home = new Home(directory.resolve("home"));
        Files.createDirectories(home.files().resolve("ab"));
        Files.write(home.files().resolve("ab/letter.pdf"), new byte[] {0, 1, 2, (byte) 0xff});
        Files.writeString(home.directory().resolve("secret.key"), "a key");
        Files.writeString(home.directory().resolve("server.log"), "not part of the data");
        file = directory.resolve("backup.zip");
    }

    @Test
    void everyRowColumnIndexAndFileComesBackIntoAnEmptyPlace() throws Exception {
        var written = backUp();
        var target = TestDatabase.empty();
        var place = new Home(directory.resolve("other"));

        var restored = new Restore(target.address(), place).from(file);

        assertThat(restored.rows()).isEqualTo(written.rows()).isGreaterThan(1300);
        assertThat(sums(target)).isEqualTo(sums(source));
        assertThat(listing(target)).isEqualTo(listing(source));
        assertThat(Files.readAllBytes(place.files().resolve("ab/letter.pdf"))).containsExactly(0, 1, 2, 0xff);
        assertThat(place.directory().resolve("secret.key")).hasContent("a key");
        assertThat(place.directory().resolve("server.log")).doesNotExist();
        assertThat(target.jdbc()
                        .sql("select nextval('co_shop_number')")
                        .query(Long.class)
                        .single())
                .isEqualTo(400);
        assertThat(target.jdbc()
                        .sql("select count(*) from co_shop where name_size = length(name)")
                        .query(Long.class)
                        .single())
                .isEqualTo(300);
    }

    @Test
    void theFileIsSecretAndShowsOneMoment() throws Exception {
        assertThat(backUp().files()).isEqualTo(2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(this::backUp).isInstanceOf(StartRefused.class).hasMessageContaining("exists already");
    }

    @Test
    void aPlaceThatIsNotEmptyIsRefusedAndLeftAlone() throws Exception {
        backUp();
        var before = sums(source);
        assertThatThrownBy(() -> new Restore(source.address(), new Home(directory.resolve("other"))).from(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("restore into an empty place");
        assertThat(sums(source)).isEqualTo(before);
        assertThatThrownBy(() -> new Restore(TestDatabase.empty().address(), home).from(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("holds files already");
    }

    @Test
    void aChangedRowIsFoundAndNothingStays() throws Exception {
        backUp();
        var changed = changed("tables/co_shop.copy", text -> text.replace("Київ3\t", "Львів3\t"));
        var target = TestDatabase.empty();
        assertThatThrownBy(() -> new Restore(target.address(), new Home(directory.resolve("other"))).from(changed))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("the rows of co_shop differ");
        assertThat(listing(target).tables()).isEmpty();
        new Restore(target.address(), new Home(directory.resolve("other"))).from(file);
        assertThat(sums(target)).isEqualTo(sums(source));
    }

    @Test
    void aTruncatedFileAndOneOfANewerRelataAreRefused() throws Exception {
        backUp();
        var target = TestDatabase.empty();
        var newer = changed("manifest.json", text -> text.replace("_0104__", "_9904__"));
        assertThatThrownBy(() -> new Restore(target.address(), new Home(directory.resolve("other"))).from(newer))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("written by a newer Relata");
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(file) / 2);
        }
        assertThatThrownBy(() -> new Restore(target.address(), new Home(directory.resolve("other"))).from(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("no whole backup");
    }

    private Backup.Written backUp() throws IOException, SQLException {
        return new Backup(source.address(), home, Clock.systemUTC()).write(file);
    }

    private interface TextChange {
        String of(String text);
    }

    private Path changed(String entry, TextChange change) throws IOException {
        var copy = directory.resolve("changed.zip");
        try (var zip = new ZipFile(file.toFile());
                var target = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (var each : zip.stream().toList()) {
                target.putNextEntry(new ZipEntry(each.getName()));
                var bytes = zip.getInputStream(each).readAllBytes();
                if (each.getName().equals(entry)) {
                    var text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
                    assertThat(change.of(text)).isNotEqualTo(text);
                    bytes = change.of(text).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                }
                target.write(bytes);
                target.closeEntry();
            }
        }
        return copy;
    }

    private static List<TableSum> sums(TestDatabase database) throws SQLException {
        try (var connection = connection(database)) {
            return TableSum.all(connection, SchemaListing.of(connection));
        }
    }

    private static SchemaListing listing(TestDatabase database) throws SQLException {
        try (var connection = connection(database)) {
            return SchemaListing.of(connection).withoutPositions();
        }
    }

    private static Connection connection(TestDatabase database) throws SQLException {
        var address = database.address();
        var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
        connection.setAutoCommit(false);
        Sql.useStableFormats(connection);
        return connection;
    }
}
