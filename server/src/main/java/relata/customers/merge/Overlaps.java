package relata.customers.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What both customers have, before one takes over the rows of the other: one of two equal rows goes to the bin, nothing is
 * thrown away. Only the relationship between the two, which makes no sense any more, goes; the journal has it.
 */
@Component
class Overlaps {

    private final JdbcClient jdbc;
    private final ForeignKeys keys;
    private final Moves moves;

    Overlaps(JdbcClient jdbc, ForeignKeys keys, Moves moves) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.moves = moves;
    }

    private record Twins(UUID kept, UUID binned) {}

    /** Answers what it pointed elsewhere beyond the tables that are imaged as a whole. */
    List<Journal.Moved> settle(UUID survivor, UUID merged) {
        var moved = new ArrayList<Journal.Moved>();
        for (Twins twins : contactPoints(survivor, merged)) {
            for (ForeignKeys.ForeignKey key : keys.to("contact_point")) {
                Journal.Moved pointed = moves.move(key, twins.binned(), twins.kept());
                if (!key.table().equals("consent")) {
                    moved.add(pointed);
                }
            }
        }
        statement("""
                update contact_point m
                   set is_primary = false, version = version + 1
                 where m.customer_id = :merged and m.is_primary and m.deleted_at is null
                   and exists (select 1 from contact_point s where s.customer_id = :survivor and s.kind = m.kind
                                and s.is_primary and s.deleted_at is null)
                """, survivor, merged);
        consents(survivor, merged);
        statement("""
                update address m
                   set kind = 'other', version = version + 1
                 where m.customer_id = :merged and m.kind = 'main' and m.deleted_at is null
                   and exists (select 1 from address s where s.customer_id = :survivor and s.kind = 'main'
                                and s.deleted_at is null)
                """, survivor, merged);
        relationships(survivor, merged);
        statement(
                "update customer set parent_id = null where id = :survivor and parent_id = :merged", survivor, merged);
        statement("""
                delete from duplicate_candidate where first_id = :merged or second_id = :merged or
                       (first_id = :survivor and second_id = :merged)
                """, survivor, merged);
        return moved;
    }

    private List<Twins> contactPoints(UUID survivor, UUID merged) {
        List<Twins> twins = jdbc.sql("""
                 select s.id, m.id
                   from contact_point s
                   join contact_point m on m.kind = s.kind and m.normalized = s.normalized
                  where s.customer_id = :survivor and m.customer_id = :merged
                    and s.deleted_at is null and m.deleted_at is null
                  order by s.id
                 """)
                .param("survivor", survivor)
                .param("merged", merged)
                .query((row, _) -> new Twins(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
        statement("""
                update contact_point s
                   set verified_at = coalesce(s.verified_at, m.verified_at), version = s.version + 1
                  from contact_point m
                 where s.customer_id = :survivor and m.customer_id = :merged and m.kind = s.kind
                   and m.normalized = s.normalized and s.deleted_at is null and m.deleted_at is null
                   and s.verified_at is null and m.verified_at is not null
                """, survivor, merged);
        statement("""
                update contact_point m
                   set deleted_at = now(), version = m.version + 1
                  from contact_point s
                 where s.customer_id = :survivor and m.customer_id = :merged and m.kind = s.kind
                   and m.normalized = s.normalized and s.deleted_at is null and m.deleted_at is null
                """, survivor, merged);
        return twins;
    }

    /** The decision made last is the customer's will, whichever record it stands on. */
    private void consents(UUID survivor, UUID merged) {
        String same = """
                 where s.customer_id = :survivor and m.customer_id = :merged and s.purpose = m.purpose
                   and s.channel = m.channel and s.contact_point_id is not distinct from m.contact_point_id
                   and s.deleted_at is null and m.deleted_at is null
                """;
        statement("""
                update consent s
                   set state = m.state, decided_at = m.decided_at, evidence = m.evidence, version = s.version + 1
                  from consent m
                """ + same + " and m.decided_at > s.decided_at", survivor, merged);
        statement(
                "update consent m set deleted_at = now(), version = m.version + 1 from consent s\n" + same,
                survivor,
                merged);
    }

    private void relationships(UUID survivor, UUID merged) {
        statement("""
                delete from relationship
                 where (customer_id = :survivor and other_id = :merged) or (customer_id = :merged and other_id = :survivor)
                """, survivor, merged);
        statement("""
                update relationship m
                   set deleted_at = now(), version = m.version + 1
                  from relationship s
                 where m.deleted_at is null and s.deleted_at is null and s.kind = m.kind
                   and coalesce(s.role, '') = coalesce(m.role, '')
                   and ((m.customer_id = :merged and s.customer_id = :survivor and m.other_id = s.other_id)
                     or (m.other_id = :merged and s.other_id = :survivor and m.customer_id = s.customer_id))
                """, survivor, merged);
    }

    private void statement(String sql, UUID survivor, UUID merged) {
        jdbc.sql(sql).param("survivor", survivor).param("merged", merged).update();
    }
}
