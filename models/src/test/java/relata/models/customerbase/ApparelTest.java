package relata.models.customerbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import relata.models.numerics.Workers;
import relata.models.testing.DataSet;
import relata.models.value.GammaGamma;
import relata.models.value.Spends;

/** 600 customers of a shop for clothes, in the 104 weeks from the first purchase of all; times in weeks. */
class ApparelTest {

    /**
     * The last printed digit of some parameters comes from a climb that ended a little before the top: see the next
     * test.
     */
    @Test
    void theParametersAreThePublishedOnes() {
        Purchases apparel = read();
        var caller = Workers.caller();
        Cells cells = Cells.distinct(apparel.histories, caller);
        var geometric = BgNbd.fit(cells, caller).estimates();
        var pareto = ParetoNbd.fit(cells, caller).estimates();
        var spends = GammaGamma.fit(apparel.spends, caller).estimates();
        assertThat(geometric.values()).containsExactly(new double[] {.60731, 20.9567, 1.27554, 8.86082}, within(.0002));
        assertThat(geometric.logLikelihood()).isCloseTo(-5857.02, within(.005));
        assertThat(pareto.values()).containsExactly(new double[] {1.44898, 48.6361, .56126, 46.8844}, within(.0025));
        assertThat(pareto.logLikelihood()).isCloseTo(-5848.098, within(.0005));
        assertThat(spends.values()).containsExactly(new double[] {3.099, 5.654, 56.50}, within(.005));
        assertThat(spends.logLikelihood()).isCloseTo(-1670.66, within(.005));
    }

    @Test
    void thePublishedParametersAreLessLikelyThanThoseFound() {
        Cells cells = Cells.distinct(read().histories, Workers.caller());
        double found = ParetoNbd.fit(cells, Workers.caller()).estimates().logLikelihood();
        double[] published = {Math.log(1.44898), Math.log(48.6361), Math.log(.56126), Math.log(46.8844)};
        double there = new ParetoNbdLikelihood(cells, Workers.caller()).evaluate(published, new double[4]);
        assertThat(there).isLessThan(found).isCloseTo(found, within(1e-6));
    }

    private record Purchases(Histories histories, Spends spends) {}

    private static Purchases read() {
        DataSet table = DataSet.read("apparel/apparelTrans.csv");
        String[] ids = table.texts("Id");
        String[] dates = table.texts("Date");
        double[] prices = table.numbers("Price");
        Map<String, TreeMap<LocalDate, Double>> customers = new LinkedHashMap<>();
        for (int i = 0; i < ids.length; i++) {
            customers
                    .computeIfAbsent(ids[i], id -> new TreeMap<>())
                    .merge(LocalDate.parse(dates[i]), prices[i], Double::sum);
        }
        LocalDate end = customers.values().stream()
                .map(TreeMap::firstKey)
                .min(LocalDate::compareTo)
                .orElseThrow()
                .plusWeeks(104);
        int[] counts = new int[customers.size()];
        double[] last = new double[counts.length];
        double[] age = new double[counts.length];
        double[] means = new double[counts.length];
        int i = 0;
        for (TreeMap<LocalDate, Double> purchases : customers.values()) {
            LocalDate first = purchases.firstKey();
            var until = purchases.headMap(end, true);
            counts[i] = until.size() - 1;
            last[i] = ChronoUnit.DAYS.between(first, until.lastKey()) / 7.0;
            age[i] = ChronoUnit.DAYS.between(first, end) / 7.0;
            means[i] = counts[i] == 0
                    ? 0
                    : until.tailMap(first, false).values().stream()
                            .mapToDouble(x -> x)
                            .average()
                            .orElseThrow();
            i++;
        }
        return new Purchases(Histories.of(counts, last, age), Spends.of(counts, means));
    }
}
