package relata.sample;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import relata.platform.Actor;
import relata.records.sql.CopyBuffer;
import relata.sample.story.Currency;
import relata.sample.story.SampleInteraction;
import relata.sample.story.SampleOrder;

/** Rows of the timeline. */
final class TimelineRows {

    private final Surroundings surroundings;
    private final Rates rates;
    private final CopyBuffer rows = new CopyBuffer(
            "interaction",
            "id, customer_id, occurred_at, channel, direction, kind, subject, body, user_id, outcome, satisfaction,"
                    + " duration_seconds, unit_cost, campaign, source, created_at, created_by, changed_at, changed_by");

    TimelineRows(Surroundings surroundings, Rates rates) {
        this.surroundings = surroundings;
        this.rates = rates;
    }

    void add(SampleInteraction interaction) {
        rows.add(interaction.id())
                .add(interaction.customerId())
                .add(interaction.at())
                .add(interaction.channel().name().toLowerCase(Locale.ROOT))
                .add(interaction.direction().name().toLowerCase(Locale.ROOT))
                .add(Wording.kind(interaction))
                .add(interaction.subject())
                .add(interaction.body().isEmpty() ? null : interaction.body())
                .add(interaction.employee() == null ? null : surroundings.employee(interaction.employee()))
                .add(Wording.outcome(interaction));
        Long satisfaction = Wording.satisfaction(interaction);
        if (satisfaction == null) {
            rows.missing();
        } else {
            rows.add(satisfaction.longValue());
        }
        if (interaction.durationSeconds() == 0) {
            rows.missing();
        } else {
            rows.add(interaction.durationSeconds());
        }
        rows.add(rates.converted(interaction.cost(), Currency.UAH, interaction.at()))
                .add(interaction.campaign())
                .add("sample")
                .add(interaction.at())
                .add(Actor.SYSTEM_ID)
                .add(interaction.at())
                .add(Actor.SYSTEM_ID)
                .end();
    }

    /** What came back, told as the verb of orders tells it. */
    void add(SampleOrder order, SampleOrder.Return back) {
        rows.add(back.id())
                .add(order.customerId())
                .add(back.at())
                .add(Wording.channel(order))
                .add("in")
                .add("return")
                .add(order.number())
                .add(back.reason())
                .missing()
                .missing()
                .missing()
                .missing()
                .missing()
                .missing()
                .add("commerce")
                .add(back.at())
                .add(Actor.SYSTEM_ID)
                .add(back.at())
                .add(Actor.SYSTEM_ID)
                .end();
    }

    void send(Connection connection) throws SQLException {
        rows.send(connection);
    }
}
