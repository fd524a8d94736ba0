package relata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import relata.testing.RelataTest;

@RelataTest(shared = "platform")
class StartTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theServerIsReadyWithItsSchema() {
        var client = RestClient.create("http://localhost:" + port);
        assertThat(client.get().uri("/actuator/health/readiness").retrieve().body(String.class))
                .contains("UP");
        assertThat(client.get().uri("/actuator/health/liveness").retrieve().body(String.class))
                .contains("UP");
        assertThat(client.get().uri("/actuator/prometheus").retrieve().body(String.class))
                .contains("jvm_memory_used_bytes");
        assertThat(jdbc.sql("select count(*) from scheduled_tasks")
                        .query(Long.class)
                        .single())
                .isNotNegative();
    }
}
