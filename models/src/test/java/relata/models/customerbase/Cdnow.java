package relata.models.customerbase;

import java.util.Arrays;
import relata.models.numerics.Workers;
import relata.models.testing.DataSet;

/** 2,357 buyers of music at 39 weeks, and what they bought in the 39 weeks after. */
record Cdnow(Histories histories, double[] holdout, double[] meanSpend) {

    static Cdnow read() {
        DataSet table = DataSet.read("cdnow/btyd_cbs_with_holdout.csv");
        int[] purchases =
                Arrays.stream(table.numbers("x")).mapToInt(x -> (int) x).toArray();
        return new Cdnow(
                Histories.of(purchases, table.numbers("t.x"), table.numbers("T.cal")),
                table.numbers("x.star"),
                table.numbers("m_x"));
    }

    Cells cells() {
        return Cells.distinct(histories, Workers.caller());
    }
}
