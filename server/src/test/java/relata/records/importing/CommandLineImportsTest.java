package relata.records.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Actor;
import relata.testing.RelataTest;

/** The mappings of docs/examples do from the command line what the guide says. */
@RelataTest
class CommandLineImportsTest {

    @Autowired
    CommandLineImports command;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path directory;

    @Test
    void fieldsComeWithTheFile() throws Exception {
        Path file = directory.resolve("churn.csv");
        Files.writeString(
                file,
                "churn,female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,"
                        + "online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,"
                        + "paperless_billing,payment_method,monthly_charges,total_charges\n"
                        + "No,1,0,1,0,1,0,No phone service,DSL,No,Yes,No,No,No,No,Month-to-month,1,Electronic check,29.85,29.85\n"
                        + "Yes,0,0,0,0,0,1,No,DSL,Yes,No,Yes,No,No,No,One year,0,Mailed check,56.95,\n");
        var said = new ArrayList<String>();
        assertThat(command.run(
                        Actor.SYSTEM, file, "customers", example("customers-with-new-fields.json"), true, said::add))
                .isTrue();
        assertThat(said.getFirst()).startsWith("2 rows read: 2 would be created");
        assertThat(fields()).isZero();
        said.clear();
        assertThat(command.run(
                        Actor.SYSTEM, file, "customers", example("customers-with-new-fields.json"), false, said::add))
                .as(said.toString())
                .isTrue();
        assertThat(fields()).isEqualTo(20);
        assertThat(jdbc.sql(
                                "select count(*) from customer where cf_churn and cf_total_charges is null and cf_contract = 'One year'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void consentComesWithTheFile() throws Exception {
        Path file = directory.resolve("contacts.csv");
        Files.writeString(file, """
                Name,E-mail,Phone,Phone 2,Newsletter,Asked on,Company,Position
                Olena,olena@command.example,0675550101,0505550101,yes,14.03.2024,Lileia,Director
                """);
        var said = new ArrayList<String>();
        assertThat(command.run(
                        Actor.SYSTEM, file, "customers", example("contacts-with-consent.json"), false, said::add))
                .as(said.toString())
                .isTrue();
        assertThat(jdbc.sql("select evidence from consent where state = 'given'")
                        .query(String.class)
                        .single())
                .isEqualTo("Paper forms, kept in Lviv (contacts.csv, row 2)");
        assertThat(jdbc.sql("select count(*) from relationship where role = 'Director'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private long fields() {
        return jdbc.sql("select count(*) from custom_field").query(Long.class).single();
    }

    private static Path example(String name) {
        return Path.of("..", "docs", "examples", name);
    }
}
