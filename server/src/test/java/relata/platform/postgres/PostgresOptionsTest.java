package relata.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresOptionsTest {

    @Test
    void theDatabaseTakesAnEighthOfTheMemoryOfItsMachine() {
        assertThat(PostgresOptions.forData(24 * 1024).settings())
                .containsEntry("shared_buffers", "3072MB")
                .containsEntry("effective_cache_size", "12288MB");
        assertThat(PostgresOptions.forData(512).settings())
                .containsEntry("shared_buffers", "128MB")
                .containsEntry("effective_cache_size", "512MB");
        assertThat(PostgresOptions.forData(1024 * 1024).settings()).containsEntry("shared_buffers", "8192MB");
    }
}
