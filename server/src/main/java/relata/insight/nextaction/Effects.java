package relata.insight.nextaction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.models.experiment.Arm;
import relata.models.experiment.Difference;
import relata.models.experiment.SampleRatio;
import relata.models.experiment.Verdict;
import relata.platform.settings.DataEnd;

/**
 * Whether acting works: margin and retention of customers for whom an action was chosen, those acted upon against those who
 * were left alone on purpose. By intention to treat: from the moment of the choice on, whether it was carried out or not.
 */
@Component
class Effects {

    private static final double LEVEL = .95;
    private static final double POWER = .8;
    private static final int FEWEST = 2;

    private final JdbcClient jdbc;
    private final DataEnd dataEnd;

    Effects(JdbcClient jdbc, DataEnd dataEnd) {
        this.jdbc = jdbc;
        this.dataEnd = dataEnd;
    }

    /**
     * Who was chosen when, and how long each was followed.
     *
     * @param from the first day of choices
     * @param until the last; whoever cannot be followed for {@code days} yet is left out
     * @param action the code of one action; null for all
     */
    record EffectQuestion(
            LocalDate from,
            LocalDate until,
            int days,
            @Nullable String action) {}

    /** @param margin of a customer in the days, in the reporting currency; {@code kept} those who bought in them */
    record EffectArm(long customers, double margin, double kept) {}

    /**
     * @param estimate how much more the acted upon brought or stayed, by customer
     * @param smallest difference that could be seen with these numbers, with a power of 0.8
     * @param verdict higher, lower or not-yet-distinguishable
     */
    record EffectLift(double estimate, double low, double high, double smallest, String verdict) {}

    /**
     * @param ratio whether the arms have the sizes that the share of the control group gives: balanced, broken, too-few
     * @param margin null where an arm is too small for any statement
     */
    record Effect(
            EffectQuestion question,
            EffectArm acted,
            EffectArm control,
            double controlShare,
            String ratio,
            @Nullable EffectLift margin,
            @Nullable EffectLift kept) {}

    private record Moments(long customers, double mean, double variance, long kept) {

        static final Moments NONE = new Moments(0, 0, 0, 0);

        EffectArm result() {
            return new EffectArm(customers, mean, customers == 0 ? 0 : (double) kept / customers);
        }

        Arm arm() {
            return Arm.ofMoments(customers, mean, variance);
        }
    }

    Effect of(EffectQuestion question, double controlShare) {
        Moments acted = Moments.NONE;
        Moments control = Moments.NONE;
        for (Map.Entry<String, Moments> arm : moments(question)) {
            if (arm.getKey().equals("act")) {
                acted = arm.getValue();
            } else {
                control = arm.getValue();
            }
        }
        boolean enough = acted.customers() >= FEWEST && control.customers() >= FEWEST;
        return new Effect(
                question,
                acted.result(),
                control.result(),
                controlShare,
                ratio(acted, control, controlShare),
                enough ? lift(Difference.between(acted.arm(), control.arm(), LEVEL)) : null,
                enough
                        ? lift(Difference.betweenShares(
                                acted.kept(), acted.customers(), control.kept(), control.customers(), LEVEL))
                        : null);
    }

    private static String ratio(Moments acted, Moments control, double share) {
        if (acted.customers() + control.customers() == 0 || share <= 0 || share >= 1) {
            return "too-few";
        }
        return SampleRatio.check(new long[] {acted.customers(), control.customers()}, new double[] {1 - share, share})
                .standing()
                .name()
                .toLowerCase(java.util.Locale.ROOT)
                .replace('_', '-');
    }

    private static EffectLift lift(Difference difference) {
        Verdict verdict = difference.verdict();
        return new EffectLift(
                difference.estimate(),
                difference.interval().low(),
                difference.interval().high(),
                difference.smallestVisible(POWER),
                verdict.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    /** A customer counts once, from its first choice in the time on. */
    private List<Map.Entry<String, Moments>> moments(EffectQuestion question) {
        var moments = new ArrayList<Map.Entry<String, Moments>>();
        jdbc.sql("""
                 with chosen as (
                     select distinct on (customer_id) customer_id, arm, chosen_at
                       from chosen_action
                      where arm in ('act', 'control')
                        and chosen_at >= cast(:from as date)::timestamp at time zone :zone
                        and chosen_at < (cast(:until as date) + 1)::timestamp at time zone :zone
                        and chosen_at < (cast(:today as date) + 1)::timestamp at time zone :zone - make_interval(days => :days)
                        and (cast(:action as text) is null or action = :action)
                      order by customer_id, chosen_at),
                 outcome as (
                     select c.arm, coalesce(sum(coalesce(o.margin, o.value)), 0)::float8 as margin, count(o.order_id) > 0 as kept
                       from chosen c
                       left join order_facts o
                         on o.customer_id = c.customer_id and o.placed_at >= c.chosen_at
                        and o.placed_at < c.chosen_at + make_interval(days => :days)
                      group by c.customer_id, c.arm)
                 select arm, count(*), avg(margin), coalesce(var_samp(margin), 0), count(*) filter (where kept)
                   from outcome
                  group by arm
                 """)
                .param("from", question.from())
                .param("until", question.until())
                .param("today", dataEnd.today())
                .param("days", question.days())
                .param("action", question.action())
                .param("zone", dataEnd.zone().getId())
                .query(row -> {
                    moments.add(Map.entry(
                            row.getString(1),
                            new Moments(row.getLong(2), row.getDouble(3), row.getDouble(4), row.getLong(5))));
                });
        return moments;
    }
}
