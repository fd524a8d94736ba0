package relata.records.views;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A saved view of one object.
 *
 * @param owner who made it
 * @param team whose it is, where it is shared with a team
 * @param groupBy for boards: the field whose values are the columns
 */
public record View(
        UUID id,
        long version,
        String object,
        String name,
        Sharing sharing,
        UUID owner,
        @Nullable UUID team,
        String filter,
        List<String> sort,
        List<String> columns,
        String layout,
        @Nullable String groupBy,
        boolean pinned,
        int position) {

    /** Who has a view among theirs. */
    public enum Sharing {
        MINE,
        TEAM,
        EVERYONE
    }

    public View {
        sort = List.copyOf(sort);
        columns = List.copyOf(columns);
    }

    public View sharedWith(UUID itsTeam) {
        return new View(
                id, version, object, name, sharing, owner, itsTeam, filter, sort, columns, layout, groupBy, pinned,
                position);
    }
}
