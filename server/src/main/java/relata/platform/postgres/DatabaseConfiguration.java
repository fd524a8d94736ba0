package relata.platform.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import relata.platform.Home;

/** The data source: the external database when its address is given, else our own server under the home directory. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    Home home(@Value("${relata.home}") String directory) {
        return new Home(Path.of(directory));
    }

    @Bean(destroyMethod = "close")
    @Lazy
    EmbeddedPostgres embeddedPostgres(Home home, @Value("${relata.postgres-binaries:}") String binaries) {
        var unpacked = binaries.isBlank() ? home.made() : Path.of(binaries);
        return EmbeddedPostgres.open(home.database(), unpacked, PostgresOptions.forData());
    }

    @Bean
    DatabaseAddress databaseAddress(
            @Value("${relata.database.url:}") String url,
            @Value("${relata.database.user:}") String user,
            @Value("${relata.database.password:}") String password,
            ObjectProvider<EmbeddedPostgres> embedded) {
        return url.isBlank() ? embedded.getObject().address() : DatabaseAddress.external(url, user, password);
    }

    @Bean
    HikariDataSource dataSource(DatabaseAddress address, @Value("${relata.database.connections:20}") int connections) {
        var source = new HikariDataSource();
        source.setPoolName("relata");
        source.setJdbcUrl(address.url());
        source.setUsername(address.user());
        source.setPassword(address.password());
        source.setMaximumPoolSize(connections);
        source.setMinimumIdle(Math.min(4, connections));
        source.setConnectionTimeout(10_000);
        source.addDataSourceProperty("ApplicationName", "relata");
        source.addDataSourceProperty("reWriteBatchedInserts", "true");
        return source;
    }

    @Bean
    FlywayMigrationStrategy migrationStrategy() {
        return Schema::migrate;
    }
}
