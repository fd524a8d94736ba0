package relata.models.testing;

import java.util.Arrays;
import relata.models.customerbase.Cells;
import relata.models.customerbase.Histories;
import relata.models.numerics.Workers;

/** 2,357 buyers of music at 39 weeks, and what they bought in the 39 weeks after. */
public record Cdnow(Histories histories, double[] holdout, double[] meanSpend) {

    public static Cdnow read() {
        DataSet table = DataSet.read("cdnow/btyd_cbs_with_holdout.csv");
        int[] purchases =
                Arrays.stream(table.numbers("x")).mapToInt(x -> (int) x).toArray();
        return new Cdnow(
                Histories.of(purchases, table.numbers("t.x"), table.numbers("T.cal")),
                table.numbers("x.star"),
                table.numbers("m_x"));
    }

    public Cells cells() {
        return Cells.distinct(histories, Workers.caller());
    }
}
