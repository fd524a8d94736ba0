package relata.records.summaries;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Offered as a bean by a module that keeps sums by day of its records. */
public interface DaysKept {

    List<DaySums> sums();

    /** How far they can be relied on, as of the snapshot of the transaction that asks; null where they cannot be at all. */
    @Nullable
    Standing standing();

    /**
     * @param zone in which the days begin
     * @param changed days whose records have changed since they were summed
     */
    record Standing(ZoneId zone, Set<LocalDate> changed) {}
}
