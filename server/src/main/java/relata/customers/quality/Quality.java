package relata.customers.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.customers.marks.CustomerPicture;

/** The quality of each record: 100 less what its flaws take. Reads the last contact; segments may ask for it. */
@Component
@Order(CustomerPicture.QUALITY)
class Quality implements CustomerPicture {

    private static final String FLAWS = summed(Flaw::condition, Flaw::bit);
    /** What the flaws of {@code found.flaws} take. */
    private static final String LOST = summed(flaw -> "found.flaws & " + flaw.bit() + " <> 0", Flaw::points);

    private final JdbcClient jdbc;

    Quality(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A sum over all flaws, as SQL. */
    private static String summed(Function<Flaw, String> condition, ToIntFunction<Flaw> value) {
        var sum = new ArrayList<String>();
        for (Flaw flaw : Flaw.values()) {
            sum.add("case when " + condition.apply(flaw) + " then " + value.applyAsInt(flaw) + " else 0 end");
        }
        return String.join(" + ", sum);
    }

    record Scored(int score, List<Flaw> flaws) {}

    /** The quality of one record as it stands now, not as it was last computed. */
    Optional<Scored> of(UUID customer) {
        return jdbc.sql("select " + FLAWS + " from customer c where c.id = ?")
                .param(customer)
                .query((row, _) -> scored(row.getInt(1)))
                .optional();
    }

    static Scored scored(int bits) {
        var flaws = new ArrayList<Flaw>();
        int score = 100;
        for (Flaw flaw : Flaw.values()) {
            if ((bits & flaw.bit()) != 0) {
                flaws.add(flaw);
                score -= flaw.points();
            }
        }
        return new Scored(Math.max(score, 0), flaws);
    }

    @Override
    public void recompute(List<UUID> customers) {
        var ids = Map.of("customers", customers.toArray(UUID[]::new));
        jdbc.sql("""
                 with found as materialized (
                     select c.id, c.kind, c.owner_id, c.team_id, c.territory_id, %s as flaws
                       from customer c
                      where c.id = any(:customers) and c.deleted_at is null)
                 insert into customer_flaws as q (customer_id, kind, score, flaws, owner_id, team_id, territory_id)
                 select id, kind, greatest(0, 100 - (%s)), flaws, owner_id, team_id, territory_id
                   from found
                  order by id
                 on conflict (customer_id) do update
                    set kind = excluded.kind, score = excluded.score, flaws = excluded.flaws,
                        owner_id = excluded.owner_id, team_id = excluded.team_id,
                        territory_id = excluded.territory_id, computed_at = now()
                  where (q.kind, q.score, q.flaws, q.owner_id, q.team_id, q.territory_id) is distinct from
                        (excluded.kind, excluded.score, excluded.flaws, excluded.owner_id, excluded.team_id,
                         excluded.territory_id)
                 """.formatted(FLAWS, LOST)).params(ids).update();
        jdbc.sql("""
                 delete from customer_flaws q using customer c
                  where c.id = q.customer_id and c.id = any(:customers) and c.deleted_at is not null
                 """).params(ids).update();
        jdbc.sql("""
                 update customer c set quality = q.score from customer_flaws q
                  where q.customer_id = c.id and c.id = any(:customers) and c.quality is distinct from q.score
                 """).params(ids).update();
    }
}
