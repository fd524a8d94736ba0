package relata.insight.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.customers.timeline.TimelineEntry;
import relata.customers.timeline.TimelineQuestion;
import relata.customers.timeline.TimelineSource;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.platform.settings.DataEnd;
import relata.records.lists.Queries;
import relata.records.sql.Sql;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the customer stood and stands, on the timeline: steps between lifecycle stages with their cause, and a churn risk that
 * came into another band. When we saw it; what was found in the past stands at the end of its day.
 */
@Component
class StandingOnTimeline implements TimelineSource {

    private static final String KIND = "standing";

    private final Queries queries;
    private final DataEnd dataEnd;
    private final JsonMapper json;

    StandingOnTimeline(Queries queries, DataEnd dataEnd, JsonMapper json) {
        this.queries = queries;
        this.dataEnd = dataEnd;
        this.json = json;
    }

    @Override
    public List<TimelineEntry> entries(TimelineQuestion question) {
        boolean otherKind = question.kind() != null && !question.kind().equals(KIND);
        boolean worded = question.channel() != null || question.text() != null;
        if (otherKind || worded || !mayRead(question.actor())) {
            return List.of();
        }
        boolean stages = question.actor().access().reads("customer", "stage");
        boolean risks = question.actor().access().reads("customer", "churnRisk");
        String zone = dataEnd.zone().getId();
        // the first is the customer asked for; whether its people may be read, nobody has asked
        UUID customer = question.customers().getFirst();
        Sql sql = Sql.of("""
                select * from (
                    select 'stage' as object, id, customer_id, as_of, from_stage, to_stage, cause, figures::text as figures,
                           null::numeric as from_risk, null::numeric as to_risk,
                           least(changed_at, (as_of + 1)::timestamp at time zone ? - interval '1 second') as at
                      from stage_change
                     where customer_id = ? and ?
                    union all
                    select 'risk', id, customer_id, as_of, null, null, null, null, from_risk, to_risk,
                           least(changed_at, (as_of + 1)::timestamp at time zone ? - interval '1 second')
                      from risk_change
                     where customer_id = ? and ?) t
                 where true
                """, zone, customer, stages, zone, customer, risks);
        if (question.before() != null) {
            sql.add(
                    " and (at, id) < (?, ?)",
                    question.before().occurredAt(),
                    question.before().id());
        }
        sql.add(" order by at desc, id desc limit ?", question.limit());
        return queries.run(sql, Queries.LIST, this::entry);
    }

    /** Stages follow from orders, and their figures tell of them. */
    private static boolean mayRead(Actor actor) {
        return actor.customer() == null
                && actor.access().may("order", Action.READ)
                && actor.access().reads("customer", "spent");
    }

    private TimelineEntry entry(ResultSet row) throws SQLException {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        String object = row.getString("object");
        fields.put("version", 1);
        fields.put("kind", KIND);
        fields.put("asOf", row.getObject("as_of", LocalDate.class));
        if (object.equals("stage")) {
            fields.put("from", row.getString("from_stage"));
            fields.put("to", row.getString("to_stage"));
            fields.put("cause", row.getString("cause"));
            fields.put(
                    "figures", json.readValue(row.getString("figures"), new TypeReference<Map<String, Object>>() {}));
        } else {
            fields.put("from", row.getBigDecimal("from_risk"));
            fields.put("to", row.getBigDecimal("to_risk"));
        }
        return new TimelineEntry(
                row.getObject("id", UUID.class),
                object,
                row.getObject("customer_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                fields);
    }
}
