package relata.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.testing.Api;
import relata.testing.RelataTest;

@RelataTest
class LunariaBeforeSetUpTest {

    @Autowired
    private Lunaria lunaria;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @Test
    void anInstallationWithTheSampleCompanyCanStillBeSetUp() throws Exception {
        lunaria.fill(300);
        assertThat(jdbc.sql("select count(*) from customer").query(Long.class).single())
                .isGreaterThan(300);
        assertThat(Api.at(port).get("/api/v1/setup").json().path("needed").asBoolean())
                .isTrue();
    }
}
