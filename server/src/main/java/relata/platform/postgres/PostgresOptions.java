package relata.platform.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings that the embedded server is started with; they stand on its command line, so the data directory holds none of ours. */
public record PostgresOptions(boolean durable, Map<String, String> settings) {

    public PostgresOptions {
        settings = Map.copyOf(settings);
    }

    /** For real data: every commit reaches the disk. Sized for two cores and the memory of this machine. */
    public static PostgresOptions forData() {
        return forData(memory());
    }

    /** @param memory of the machine, in megabytes; an eighth holds pages of the tables, half is taken to cache files */
    static PostgresOptions forData(long memory) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("shared_buffers", Math.clamp(memory / 8, 128, 8_192) + "MB");
        settings.put("effective_cache_size", Math.max(memory / 2, 512) + "MB");
        settings.put("work_mem", "16MB");
        settings.put("maintenance_work_mem", "256MB");
        settings.put("max_connections", "80");
        settings.put("max_wal_size", "4GB");
        settings.put("checkpoint_timeout", "15min");
        settings.put("wal_compression", "on");
        settings.put("random_page_cost", "1.1");
        // Compiling a query costs more than the short queries of a record page take.
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("shared_preload_libraries", "pg_stat_statements");
        return new PostgresOptions(true, settings);
    }

    /** For tests: a crash may lose everything, so nothing waits for the disk. */
    public static PostgresOptions forTests() {
        var settings = new LinkedHashMap<>(forData().settings);
        settings.put("fsync", "off");
        settings.put("full_page_writes", "off");
        settings.put("synchronous_commit", "off");
        settings.put("shared_buffers", "128MB");
        settings.put("max_connections", "300");
        settings.put("autovacuum", "off");
        return new PostgresOptions(false, settings);
    }

    /** What a container allows, where it allows less than the machine has. */
    private static long memory() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getTotalMemorySize() >> 20;
    }

    List<String> arguments() {
        var arguments = new ArrayList<String>();
        settings.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }
}
