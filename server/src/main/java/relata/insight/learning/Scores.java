package relata.insight.learning;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.privacy.ForgottenPerson;
import relata.platform.privacy.PersonalTraces;
import relata.records.lists.Ranking.Place;
import relata.records.sql.Sql;

/** What versions say of each record. */
@Component
class Scores implements PersonalTraces {

    private final JdbcClient jdbc;

    Scores(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void clear(UUID version) {
        jdbc.sql("delete from prediction_score where version_id = ?")
                .param(version)
                .update();
    }

    void add(UUID version, List<Place> scores) {
        jdbc.sql("""
                 insert into prediction_score (version_id, record_id, probability)
                 select ?, s.id, s.figure from unnest(?::uuid[], ?::float8[]) as s (id, figure)
                 """)
                .params(
                        version,
                        scores.stream().map(Place::id).toArray(UUID[]::new),
                        scores.stream().map(Place::figure).toArray(Double[]::new))
                .update();
    }

    /** For {@link relata.records.lists.Ranking}. */
    static Sql ranked(UUID version) {
        return Sql.of(
                "select record_id as id, probability as figure from prediction_score where version_id = ?", version);
    }

    OptionalDouble of(UUID version, UUID record) {
        return jdbc
                .sql("select probability from prediction_score where version_id = ? and record_id = ?")
                .params(version, record)
                .query(Double.class)
                .stream()
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    /** The next scores in the order of the records' ids. */
    List<Place> after(UUID version, UUID reached, int limit) {
        return jdbc.sql("""
                 select record_id, probability from prediction_score
                  where version_id = ? and record_id > ?
                  order by record_id limit ?
                 """)
                .params(version, reached, limit)
                .query((row, _) -> new Place(Objects.requireNonNull(row.getObject(1, UUID.class)), row.getDouble(2)))
                .list();
    }

    @Override
    public void erase(ForgottenPerson person) {
        UUID[] records = person.records().toArray(UUID[]::new);
        jdbc.sql("""
                 delete from prediction_score
                  where version_id in (select id from prediction_version) and record_id = any(?)
                 """).param(records).update();
        jdbc.sql("delete from experiment_effect where record_id = any(?)")
                .param(records)
                .update();
    }
}
