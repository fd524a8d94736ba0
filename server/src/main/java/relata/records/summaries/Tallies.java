package relata.records.summaries;

import java.util.List;

/**
 * What was counted for one question: figures without words, the same for all who may see the same rows.
 *
 * @param cells one for each combination of keys that has records
 * @param totals for each grouping the tallies of its keys alone
 * @param all the tally of everything
 */
public record Tallies(List<Tally> cells, List<List<Tally>> totals, Tally all) {

    public Tallies {
        cells = List.copyOf(cells);
        totals = List.copyOf(totals);
    }
}
