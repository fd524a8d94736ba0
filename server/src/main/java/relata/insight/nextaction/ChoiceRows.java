package relata.insight.nextaction;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Ids;
import relata.platform.Rows;
import tools.jackson.databind.json.JsonMapper;

/** Writes choices where others read them, and keeps those that were made. */
@Component
class ChoiceRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ChoiceRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param control whether the customer belongs to the control group */
    record Made(SituationQuery.Person person, Choice choice, boolean control) {

        private String arm() {
            return choice.outside() ? "outside" : control ? "control" : "act";
        }
    }

    /**
     * Writes what differs. A choice stays the same, and keeps its id, as long as who does what over which channel for which first
     * reason stays, and which product is offered; its figures may move.
     *
     * @param customers all that were looked at: those of them without a choice have none any more
     * @return whose choice is another one than before, or gone
     */
    List<UUID> write(Collection<UUID> customers, List<Made> made) {
        List<UUID> gone = jdbc.sql("""
                 delete from next_action where customer_id = any(:customers) and customer_id <> all(:chosen) returning customer_id
                 """)
                .param("customers", customers.toArray(UUID[]::new))
                .param("chosen", ids(made, each -> each.person().situation().customer()))
                .query(Rows::id)
                .list();
        if (made.isEmpty()) {
            return gone;
        }
        List<UUID> written = jdbc.sql("""
                 with w as (
                     select *
                       from unnest(:customer::uuid[], :fresh::uuid[], :action::text[], :channel::text[], :product::uuid[], :owner::uuid[],
                                   :team::uuid[], :policy::uuid[], :due::date[], :gain::numeric[], :stake::numeric[], :reasons::jsonb[],
                                   :arm::text[])
                            as w (customer_id, fresh, action, channel, product_id, owner_id, team_id, policy_id, due_on, gain, at_stake,
                                  reasons, arm)),
                 put as (
                     insert into next_action as n (customer_id, choice_id, action, channel, product_id, owner_id, team_id, policy_id,
                                                   due_on, gain, at_stake, reasons, assumed, arm)
                     select customer_id, fresh, action, channel, product_id, owner_id, team_id, policy_id, due_on, gain, at_stake,
                            reasons, action <> 'leave', arm
                       from w
                      order by customer_id
                     on conflict (customer_id) do update
                        set choice_id = case when (n.action, n.channel, n.product_id, n.arm, n.policy_id, n.reasons -> 0 ->> 'code')
                                                  is distinct from
                                                  (excluded.action, excluded.channel, excluded.product_id, excluded.arm,
                                                   excluded.policy_id, excluded.reasons -> 0 ->> 'code')
                                             then excluded.choice_id else n.choice_id end,
                            chosen_at = case when (n.action, n.channel, n.product_id, n.arm, n.policy_id, n.reasons -> 0 ->> 'code')
                                                  is distinct from
                                                  (excluded.action, excluded.channel, excluded.product_id, excluded.arm,
                                                   excluded.policy_id, excluded.reasons -> 0 ->> 'code')
                                             then now() else n.chosen_at end,
                            due_on = case when n.action = excluded.action and n.reasons -> 0 ->> 'code' = excluded.reasons -> 0 ->> 'code'
                                          then coalesce(n.due_on, excluded.due_on) else excluded.due_on end,
                            action = excluded.action, channel = excluded.channel, product_id = excluded.product_id,
                            owner_id = excluded.owner_id, team_id = excluded.team_id, policy_id = excluded.policy_id, gain = excluded.gain,
                            at_stake = excluded.at_stake, reasons = excluded.reasons, assumed = excluded.assumed,
                            arm = excluded.arm
                      where (n.action, n.channel, n.product_id, n.owner_id, n.team_id, n.policy_id, n.arm, n.reasons)
                            is distinct from
                            (excluded.action, excluded.channel, excluded.product_id, excluded.owner_id, excluded.team_id,
                             excluded.policy_id, excluded.arm, excluded.reasons)
                         or abs(n.gain - excluded.gain) > 0.02 * abs(n.gain)
                     returning n.customer_id, n.choice_id, n.action, n.channel, n.product_id, n.policy_id, n.arm, n.assumed, n.gain, n.chosen_at),
                 kept as (
                     insert into chosen_action (choice_id, customer_id, action, channel, product_id, policy_id, arm, assumed, gain,
                                                chosen_at)
                     select choice_id, customer_id, action, channel, product_id, policy_id, arm, assumed, gain, chosen_at
                       from put
                      where action <> 'leave'
                     on conflict (choice_id) do nothing)
                 select customer_id from put
                 """)
                .param("customer", ids(made, each -> each.person().situation().customer()))
                .param("fresh", ids(made, _ -> Ids.next()))
                .param("action", texts(made, each -> each.choice().action().code()))
                .param("channel", texts(made, each -> each.choice().channel()))
                .param("product", ids(made, each -> each.choice().product()))
                .param("owner", ids(made, each -> each.person().owner()))
                .param("team", ids(made, each -> each.person().team()))
                .param(
                        "policy",
                        ids(made, each -> each.person().situation().terms().policy()))
                .param("due", texts(made, each -> each.choice().due()))
                .param("gain", texts(made, each -> amount(each.choice().gain())))
                .param("stake", texts(made, each -> amount(each.choice().atStake())))
                .param(
                        "reasons",
                        texts(
                                made,
                                each -> json.writeValueAsString(each.choice().reasons())))
                .param("arm", texts(made, Made::arm))
                .query(Rows::id)
                .list();
        return java.util.stream.Stream.concat(gone.stream(), written.stream()).toList();
    }

    private static @Nullable String amount(@Nullable Double amount) {
        return amount == null
                ? null
                : BigDecimal.valueOf(amount).setScale(4, RoundingMode.HALF_UP).toPlainString();
    }

    private static UUID[] ids(List<Made> made, Function<Made, @Nullable UUID> id) {
        return made.stream().map(id).toArray(UUID[]::new);
    }

    private static String[] texts(List<Made> made, Function<Made, @Nullable Object> value) {
        return made.stream()
                .map(each -> Objects.toString(value.apply(each), null))
                .toArray(String[]::new);
    }
}
