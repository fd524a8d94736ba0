package relata.insight.reports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports side by side, in the order of reading. */
record Dashboard(
        UUID id,
        long version,
        String name,
        Sharing sharing,
        UUID owner,
        @Nullable UUID team,
        List<Tile> tiles,
        Instant changedAt)
        implements Shared {

    Dashboard {
        tiles = List.copyOf(tiles);
    }

    /**
     * One report on it.
     *
     * @param id tells two tiles of one report apart
     * @param width in columns of twelve, 3 to 12
     * @param height in rows, 1 to 4
     */
    record Tile(UUID id, UUID report, int width, int height) {}
}
