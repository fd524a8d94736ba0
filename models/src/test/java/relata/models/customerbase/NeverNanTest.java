package relata.models.customerbase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import relata.models.numerics.Fit;
import relata.models.numerics.Unlearnable;
import relata.models.numerics.Workers;

/** Parameters and histories over many orders of magnitude give probabilities and finite numbers. */
class NeverNanTest {

    private static final long SEED = 17;

    @Test
    void figuresAreNumbersFarBeyondWhatIsMet() {
        var random = new SplittableRandom(SEED);
        int[] purchases = {0, 0, 1, 2, 17, 161, 2000, 100_000};
        for (int trial = 0; trial < 5000; trial++) {
            double a = anywhere(random);
            double b = anywhere(random);
            double c = anywhere(random);
            double d = anywhere(random);
            int x = purchases[random.nextInt(purchases.length)];
            double age = random.nextInt(10) == 0 ? 0 : 100 * anywhere(random);
            double last = x == 0 ? 0 : random.nextBoolean() ? age : age * random.nextDouble();
            var history = new History(x, last, age);
            double duration = random.nextInt(10) == 0 ? 0 : 100 * anywhere(random);
            for (PurchaseModel model :
                    List.of(new BgNbd(a, b, c, d), new MbgNbd(a, b, c, d), new ParetoNbd(a, b, c, d))) {
                String what = "seed %d: %s, %s, %s".formatted(SEED, model, history, duration);
                double whileActive = model.expectedWhileActive(duration, history);
                assertThat(model.probabilityActive(history)).as(what).isBetween(0.0, 1.0);
                assertThat(whileActive).as(what).isFinite().isNotNegative();
                double most = (a + x) / (b + age) * duration;
                assertThat(whileActive).as(what).isLessThanOrEqualTo(most * (1 + 1e-6) + 1e-9);
                assertThat(model.probabilityOf(random.nextInt(5), duration))
                        .as(what)
                        .isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void aFitToAnyFewCustomersGivesNumbersOrIsRefused() {
        var random = new SplittableRandom(SEED);
        int fitted = 0;
        for (int trial = 0; trial < 150; trial++) {
            int customers = random.nextInt(1, 30);
            int[] purchases = random.ints(customers, 0, trial % 3 == 0 ? 2 : 40).toArray();
            double[] ages = random.doubles(customers, 0, 50).toArray();
            double[] last = new double[customers];
            Arrays.setAll(last, i -> purchases[i] == 0 ? 0 : lastOf(random, ages[i]));
            Cells cells = Cells.distinct(Histories.of(purchases, last, ages), Workers.caller());
            List<Function<Cells, Fit<? extends PurchaseModel>>> models = List.of(
                    each -> BgNbd.fit(each, Workers.caller()),
                    each -> MbgNbd.fit(each, Workers.caller()),
                    each -> ParetoNbd.fit(each, Workers.caller()));
            for (var model : models) {
                try {
                    var fit = model.apply(cells);
                    fitted++;
                    String what = "seed %d, trial %d: %s".formatted(SEED, trial, fit.model());
                    assertThat(Arrays.stream(fit.estimates().standardErrors()))
                            .as(what)
                            .allMatch(Double::isFinite);
                    assertThat(fit.model()
                                    .expectedPurchases(52, cells.histories().at(0)))
                            .as(what)
                            .isFinite();
                } catch (Unlearnable refused) {
                    assertThat(refused).hasMessageNotContaining("NaN").hasMessageNotContaining("must be");
                }
            }
        }
        assertThat(fitted).isGreaterThan(300);
    }

    private static double lastOf(SplittableRandom random, double age) {
        return random.nextInt(5) == 0 ? age : age * random.nextDouble();
    }

    /** From a thousandth to a thousand, even in logarithms. */
    private static double anywhere(SplittableRandom random) {
        return Math.pow(10, random.nextDouble(-3, 3));
    }
}
