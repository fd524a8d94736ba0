package relata.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Actor;
import relata.testing.RelataTest;

/** The night's hours are those of the company's clocks, and nothing of the night is done at a first start. */
@RelataTest
class NightsTest {

    @Autowired
    DataEnd dataEnd;

    @Autowired
    JdbcClient jdbc;

    private Nights at(String now) {
        return new Nights(dataEnd, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    private void companyIn(String zone) {
        jdbc.sql("""
                 insert into setting (key, value, changed_by) values (?, ?::jsonb, ?)
                 on conflict (key) do update set value = excluded.value
                 """)
                .params(DataEnd.KEY, "{\"timeZone\": \"" + zone + "\"}", Actor.SYSTEM_ID)
                .update();
    }

    @Test
    void theNightBeginsAtThreeByTheCompanysClocks() {
        assertThat(at("2026-11-28T02:59:00Z").begun()).hasToString("2026-11-27T03:00:00Z");
        assertThat(at("2026-11-28T03:00:00Z").begun()).hasToString("2026-11-28T03:00:00Z");
        companyIn("Europe/Kyiv");
        assertThat(at("2026-11-28T02:59:00Z").begun()).hasToString("2026-11-28T01:00:00Z");
        assertThat(at("2026-07-28T00:30:00Z").begun()).as("summer time").hasToString("2026-07-28T00:00:00Z");
    }

    @Test
    void aTaskOfTheNightComesNextAtItsHour() {
        companyIn("Asia/Kathmandu");
        LocalTime four = LocalTime.of(4, 0);
        var nights = at("2026-11-28T12:00:00Z");
        assertThat(nights.next(four, Instant.parse("2026-11-28T12:00:00Z"))).hasToString("2026-11-28T22:15:00Z");
        assertThat(nights.next(four, Instant.parse("2026-11-28T22:15:00Z"))).hasToString("2026-11-29T22:15:00Z");
    }
}
