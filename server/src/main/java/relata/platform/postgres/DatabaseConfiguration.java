package relata.platform.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import relata.platform.Home;

/** The data source: the external database when its address is given, else our own server under the home directory. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** How long a request waits for a connection: whoever asks hears within two seconds that it is not now. */
    private static final Duration WAIT = Duration.ofMillis(1_500);

    /** Every search reads one by one what GIN indexes have not sorted in yet. */
    private static final String SHORT_PENDING_LISTS = "set gin_pending_list_limit = '256kB'";

    @Bean
    Home home(@Value("${relata.home}") String directory) {
        return new Home(Path.of(directory));
    }

    @Bean(destroyMethod = "close")
    Database database(ObjectProvider<DatabaseAhead.Ahead> ahead, Environment settings) {
        var being = ahead.getIfAvailable();
        return being != null
                ? being.database()
                : new Database(CompletableFuture.completedFuture(opened(settings, false)));
    }

    @Bean
    DataSource dataSource(Database database) {
        return new Connections(database);
    }

    /**
     * The database that the settings name, its schema brought forward.
     *
     * @param owned whether one of our own must outlast everybody else who uses it
     */
    static OpenDatabase opened(Environment settings, boolean owned) {
        var installation = Installation.open(
                settings.getRequiredProperty("relata.home"),
                settings.getProperty("relata.postgres-binaries", ""),
                settings.getProperty("relata.database.url", ""),
                settings.getProperty("relata.database.user", ""),
                settings.getProperty("relata.database.password", ""),
                owned);
        var most = settings.getProperty("relata.database.connections", Integer.class, 20);
        var direct = new DirectConnections(installation.database(), WAIT);
        var database = new OpenDatabase(installation, direct, pool(direct, most), Pulse.of(direct));
        try {
            Schema.migrate(
                    Schema.configuration().dataSource(database.connections()).load());
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        return database;
    }

    private static HikariDataSource pool(DirectConnections direct, int most) {
        var source = new HikariDataSource();
        source.setPoolName("relata");
        source.setDataSource(direct);
        source.setMaximumPoolSize(most);
        source.setMinimumIdle(Math.min(4, most));
        source.setConnectionTimeout(WAIT.toMillis());
        source.setValidationTimeout(WAIT.toMillis() / 2);
        source.setConnectionInitSql(SHORT_PENDING_LISTS);
        return source;
    }
}
