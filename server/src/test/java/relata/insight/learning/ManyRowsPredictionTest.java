package relata.insight.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/**
 * Learning from and judging many records, ten fields each: {@code -Drelata.rows=1000000} tries a million and says in the log how
 * long it took.
 */
@RelataTest
class ManyRowsPredictionTest {

    private static final Logger LOG = LoggerFactory.getLogger(ManyRowsPredictionTest.class);
    private static final int ROWS = Integer.getInteger("relata.rows", 30_000);

    private static final int FIRST = 30;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyRecordIsJudgedHoweverManyThereAre() {
        var admin = new Learner(port, people.with(BuiltInRole.ADMINISTRATOR).token());
        admin.brought("meter", "meters", first(), Map.of());
        jdbc.sql("""
                 insert into co_meters (id, name, created_by, changed_by, cf_age, cf_load, cf_heat, cf_dust, cf_noise, cf_wear,
                                        cf_place, cf_maker, cf_size, cf_shift, cf_failed)
                 select uuidv7(), 'meter' || n, gen_random_uuid(), gen_random_uuid(), n % 97, n % 1009, random(1, 500), random(1, 500),
                        random(1, 500), case when n % 5 > 0 then random(1, 500) end,
                        chr(97 + random(0, 5)), chr(97 + n % 7), chr(97 + n % 3), chr(97 + random(0, 9)),
                        random() < 0.05 + 0.3 * (n % 97) / 97.0
                   from generate_series(1, cast(:rows as integer)) n
                 """).param("rows", ROWS - FIRST).update();
        Instant begun = Instant.now();
        JsonNode prediction = admin.predicted(Map.of("object", "meter", "target", "cf_failed"));
        Duration whole = Duration.between(begun, Instant.now());
        assertThat(prediction.path("report").path("verdict").asString())
                .as(prediction.toString())
                .isEqualTo("usable");
        assertThat(prediction.path("report").path("records").asInt()).isEqualTo(ROWS);
        assertThat(prediction.path("report").path("rows").asInt()).isEqualTo(Math.min(ROWS, 200_000));
        assertThat(jdbc.sql("select count(*) from prediction_score")
                        .query(Long.class)
                        .single())
                .isEqualTo(ROWS);
        Instant asked = Instant.now();
        admin.api.get("/api/v1/predictions/" + prediction.path("id").asString() + "/scores?limit=20");
        LOG.info(
                "{} records learned from and judged in {} ms, the first twenty with reasons in {} ms",
                ROWS,
                whole.toMillis(),
                Duration.between(asked, Instant.now()).toMillis());
    }

    /** Enough rows for the import to guess what the columns hold. */
    private static String first() {
        var csv = new StringBuilder("age,load,heat,dust,noise,wear,place,maker,size,shift,failed\n");
        for (int row = 0; row < FIRST; row++) {
            csv.append("12,%d,30,41,52,63,north,blue,small,night,%s\n".formatted(100 + row, row % 3 == 0));
        }
        return csv.toString();
    }
}
