package relata.customers.duplicates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import relata.customers.duplicates.Likeness.Compared;
import relata.customers.duplicates.Likeness.Scored;
import relata.customers.marks.CustomerPicture;
import relata.customers.marks.Marks;
import relata.platform.Ids;
import relata.platform.Rows;
import tools.jackson.databind.json.JsonMapper;

/** Looks for duplicates of changed customers in the background, batch by batch; any number of nodes may. */
@Component
public class DuplicateFinder {

    static final int BATCH = 200;

    /** A key that more customers share than this says nothing about any two of them. */
    static final int LARGEST_BLOCK = 50;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    DuplicateFinder(JdbcClient jdbc, JsonMapper json, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = transaction;
    }

    private record Pair(UUID first, UUID second) {

        /** In the order in which PostgreSQL compares ids. */
        static Pair of(UUID one, UUID other) {
            return one.toString().compareTo(other.toString()) < 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    /** Works until nothing waits; answers how many requests it worked off. */
    public int find() {
        return find(() -> false);
    }

    /** Works until nothing waits, or until the rest is to wait, which is asked before each batch. */
    int find(BooleanSupplier rest) {
        int all = 0;
        int taken = BATCH;
        while (taken == BATCH && !rest.getAsBoolean()) {
            Integer batch = transaction.execute(_ -> batch());
            taken = batch == null ? 0 : batch;
            all += taken;
        }
        return all;
    }

    /** Answers how many requests it took; several may have been for one customer. */
    private int batch() {
        List<UUID> requested =
                jdbc.sql("""
                 delete from duplicate_check
                  where id in (select id from duplicate_check order by since limit :batch for update skip locked)
                 returning customer_id
                 """).param("batch", BATCH).query(Rows::id).list();
        if (requested.isEmpty()) {
            return 0;
        }
        List<UUID> taken = requested.stream().distinct().toList();
        Map<UUID, Compared> changed = compared(taken);
        writeKeys(taken, changed);
        Set<Pair> pairs = pairs(taken);
        var others = new HashSet<UUID>();
        pairs.forEach(pair -> {
            others.add(pair.first());
            others.add(pair.second());
        });
        others.removeAll(changed.keySet());
        var known = new HashMap<>(changed);
        known.putAll(compared(List.copyOf(others)));
        write(taken, pairs, known);
        return requested.size();
    }

    /** Those that stay until the transaction ends; one that is being merged is looked at again after the merge. */
    private Map<UUID, Compared> compared(List<UUID> ids) {
        var compared = new HashMap<UUID, Compared>();
        jdbc.sql("""
                 select id, kind, name, birthday, email, phone, tax_id, street, city, website
                   from customer where id = any(:ids) and deleted_at is null
                    for key share skip locked
                 """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            UUID id = row.getObject(1, UUID.class);
            compared.put(
                    id,
                    new Compared(
                            id,
                            row.getString(2),
                            row.getString(3),
                            row.getObject(4, LocalDate.class),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8),
                            row.getString(9),
                            row.getString(10)));
        });
        return compared;
    }

    private void writeKeys(List<UUID> taken, Map<UUID, Compared> changed) {
        var customers = new ArrayList<UUID>();
        var keys = new ArrayList<String>();
        changed.values().stream()
                .sorted(java.util.Comparator.comparing(customer -> customer.id().toString()))
                .forEach(customer -> MatchKeys.of(customer).forEach(key -> {
                    customers.add(customer.id());
                    keys.add(key);
                }));
        jdbc.sql("delete from customer_match_key where customer_id = any(:ids)")
                .param("ids", taken.toArray(UUID[]::new))
                .update();
        jdbc.sql("""
                 insert into customer_match_key (customer_id, key)
                 select * from unnest(:customers::uuid[], :keys::text[]) on conflict do nothing
                 """)
                .param("customers", customers.toArray(UUID[]::new))
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    private Set<Pair> pairs(List<UUID> taken) {
        var pairs = new HashSet<Pair>();
        jdbc.sql("""
                 select k.customer_id, o.customer_id
                   from customer_match_key k
                  cross join lateral (
                        select customer_id, count(*) over () as block
                          from (select customer_id from customer_match_key
                                 where key = k.key limit :largest + 1) b) o
                  where k.customer_id = any(:ids) and o.customer_id <> k.customer_id and o.block <= :largest
                 """)
                .param("ids", taken.toArray(UUID[]::new))
                .param("largest", LARGEST_BLOCK)
                .query(row -> {
                    pairs.add(Pair.of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
                });
        return pairs;
    }

    /** Open pairs of these customers that no longer look alike go; what somebody decided stays decided. */
    private void write(List<UUID> taken, Set<Pair> pairs, Map<UUID, Compared> known) {
        var found = new HashMap<Pair, Scored>();
        for (Pair pair : pairs) {
            Compared one = known.get(pair.first());
            Compared other = known.get(pair.second());
            if (one != null && other != null) {
                Scored scored = Likeness.compare(one, other);
                if (scored.score() >= Likeness.WORTH_A_LOOK) {
                    found.put(pair, scored);
                }
            }
        }
        List<Map.Entry<Pair, Scored>> sorted = found.entrySet().stream()
                .sorted(java.util.Comparator.comparing(
                        entry -> entry.getKey().first() + " " + entry.getKey().second()))
                .toList();
        UUID[] firsts = sorted.stream().map(entry -> entry.getKey().first()).toArray(UUID[]::new);
        UUID[] seconds = sorted.stream().map(entry -> entry.getKey().second()).toArray(UUID[]::new);
        List<UUID> gone = jdbc.sql("""
                 with gone as (delete from duplicate_candidate d
                  where d.state = 'open' and (d.first_id = any(:taken) or d.second_id = any(:taken))
                    and not exists (select 1 from unnest(:firsts::uuid[], :seconds::uuid[]) as f (a, b)
                                     where f.a = d.first_id and f.b = d.second_id)
                 returning first_id, second_id)
                 select first_id from gone union select second_id from gone
                 """)
                .param("taken", taken.toArray(UUID[]::new))
                .param("firsts", firsts)
                .param("seconds", seconds)
                .query(Rows::id)
                .list();
        List<UUID> come = jdbc.sql("""
                 with come as (insert into duplicate_candidate as d (id, first_id, second_id, score, reasons)
                 select f.id, f.a, f.b, f.score, f.reasons::jsonb
                   from unnest(:ids::uuid[], :firsts::uuid[], :seconds::uuid[], :scores::numeric[], :reasons::text[])
                     as f (id, a, b, score, reasons)
                 on conflict (first_id, second_id) do update
                    set score = excluded.score, reasons = excluded.reasons
                  where d.state = 'open' and (d.score, d.reasons) is distinct from (excluded.score, excluded.reasons)
                 returning first_id, second_id)
                 select first_id from come union select second_id from come
                 """)
                .param("ids", sorted.stream().map(_ -> Ids.next()).toArray(UUID[]::new))
                .param("firsts", firsts)
                .param("seconds", seconds)
                .param(
                        "scores",
                        sorted.stream().map(entry -> score(entry.getValue())).toArray(String[]::new))
                .param(
                        "reasons",
                        sorted.stream()
                                .map(entry ->
                                        json.writeValueAsString(entry.getValue().reasons()))
                                .toArray(String[]::new))
                .query(Rows::id)
                .list();
        remark(gone, come);
    }

    private static String score(Scored scored) {
        return String.format(java.util.Locale.ROOT, "%.3f", scored.score());
    }

    /** A possible duplicate lowers the quality of both records, so both are marked when a pair comes or goes. */
    private void remark(List<UUID> gone, List<UUID> come) {
        var customers = new HashSet<>(gone);
        customers.addAll(come);
        if (!customers.isEmpty()) {
            jdbc.sql("""
                     insert into customer_mark (customer_id, marked_at, from_part)
                     select m.id, now(), :part from unnest(:ids::uuid[]) as m (id)
                      where not exists (select 1 from duplicate_check c where c.customer_id = m.id)
                      order by m.id
                     """ + Marks.AGAIN)
                    .param("ids", customers.toArray(UUID[]::new))
                    .param("part", CustomerPicture.QUALITY)
                    .update();
        }
    }
}
