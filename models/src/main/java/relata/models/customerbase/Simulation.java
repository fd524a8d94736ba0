package relata.models.customerbase;

import java.util.Arrays;
import java.util.SplittableRandom;
import relata.models.numerics.Check;
import relata.models.numerics.Workers;

/**
 * Customers as a model with known parameters makes them, in continuous time.
 *
 * @param histories what each did until his age
 * @param holdout purchases of each in the time after
 */
public record Simulation(Histories histories, int[] holdout) {

    /**
     * Lets one customer per age live until that age and for {@code after} beyond it. The same seed gives the same
     * customers with any number of workers.
     */
    public static Simulation of(PurchaseModel model, double[] ages, double after, long seed, Workers workers) {
        Check.duration(after);
        int[] purchases = new int[ages.length];
        int[] holdout = new int[ages.length];
        double[] last = new double[ages.length];
        var seeds = new SplittableRandom(seed).longs(ages.length).toArray();
        workers.each(ages.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                int customer = i;
                double age = ages[i];
                model.simulate(History.none(), age + after, new SplittableRandom(seeds[i]), time -> {
                    if (time <= age) {
                        purchases[customer]++;
                        last[customer] = time;
                    } else {
                        holdout[customer]++;
                    }
                });
            }
        });
        return new Simulation(Histories.of(purchases, last, Arrays.copyOf(ages, ages.length)), holdout);
    }
}
