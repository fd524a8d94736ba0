package relata.sample;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import relata.platform.Actor;
import relata.records.sql.CopyBuffer;
import relata.sample.story.Currency;
import relata.sample.story.SampleInteraction;

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
                .add(interaction.outcome());
        Integer stars = interaction.satisfaction();
        // One to five stars on the product's scale from 0 to 10.
        if (stars == null) {
            rows.missing();
        } else {
            rows.add(stars * 2L);
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

    void send(Connection connection) throws SQLException {
        rows.send(connection);
    }
}
