package relata.customers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.records.catalog.ObjectType;
import relata.records.changes.Batch;
import relata.records.changes.Draft;

/**
 * A customer whose team or territory nobody named takes those of its owner, where the owner has exactly one of them, so
 * that colleagues who may see it do see it.
 */
@Component
class OwnersPlaces {

    private final JdbcClient jdbc;

    OwnersPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Place(@Nullable UUID team, @Nullable UUID territory) {}

    void derive(Batch batch) {
        var owners = new HashSet<UUID>();
        for (Draft draft : batch.standing()) {
            UUID owner = draft.value(ObjectType.OWNER);
            if (owner != null && draft.changes(ObjectType.OWNER)) {
                owners.add(owner);
            }
        }
        if (owners.isEmpty()) {
            return;
        }
        Map<UUID, Place> places = places(owners);
        for (Draft draft : batch.standing()) {
            UUID owner = draft.value(ObjectType.OWNER);
            Place place = owner == null || !draft.changes(ObjectType.OWNER) ? null : places.get(owner);
            if (place == null) {
                continue;
            }
            if (place.team() != null && !draft.changes().has(ObjectType.TEAM)) {
                draft.set(ObjectType.TEAM, place.team());
            }
            if (place.territory() != null
                    && draft.kind() == Draft.Kind.CREATE
                    && !draft.changes().has(ObjectType.TERRITORY)) {
                draft.set(ObjectType.TERRITORY, place.territory());
            }
        }
    }

    private Map<UUID, Place> places(HashSet<UUID> owners) {
        var places = new HashMap<UUID, Place>();
        jdbc.sql("""
                 select u.id,
                        (select min(m.team_id::text)::uuid from team_member m
                          where m.user_id = u.id having count(*) = 1) as team_id,
                        (select min(m.territory_id::text)::uuid from territory_member m
                          where m.user_id = u.id having count(*) = 1) as territory_id
                   from app_user u
                  where u.id = any(:owners)
                 """).param("owners", owners.toArray(UUID[]::new)).query(row -> {
            places.put(
                    row.getObject(1, UUID.class),
                    new Place(row.getObject(2, UUID.class), row.getObject(3, UUID.class)));
        });
        return places;
    }
}
