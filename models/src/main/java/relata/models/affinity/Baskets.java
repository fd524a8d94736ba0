package relata.models.affinity;

import java.util.Arrays;

/** Which items each customer (or each order) holds, every item once, in rising order. */
public final class Baskets {
    private final int items;
    private final int[] starts;
    private final int[] contents;

    private Baskets(int items, int[] starts, int[] contents) {
        this.items = items;
        this.starts = starts;
        this.contents = contents;
    }

    /**
     * From lines of purchases, in any order, repeated or not.
     *
     * @param baskets how many baskets there are; they are numbered from 0
     * @param items how many items there are; they are numbered from 0
     * @param basketOf the basket of each line
     * @param itemOf the item of each line
     */
    public static Baskets of(int baskets, int items, int[] basketOf, int[] itemOf) {
        if (basketOf.length != itemOf.length) {
            throw new IllegalArgumentException(basketOf.length + " baskets do not go with " + itemOf.length + " items");
        }
        int[] ends = new int[baskets + 1];
        for (int line = 0; line < basketOf.length; line++) {
            if (basketOf[line] < 0 || basketOf[line] >= baskets || itemOf[line] < 0 || itemOf[line] >= items) {
                throw new IllegalArgumentException(
                        "There is no item " + itemOf[line] + " or no basket " + basketOf[line]);
            }
            ends[basketOf[line] + 1]++;
        }
        for (int basket = 0; basket < baskets; basket++) {
            ends[basket + 1] += ends[basket];
        }
        int[] next = ends.clone();
        int[] contents = new int[itemOf.length];
        for (int line = 0; line < basketOf.length; line++) {
            contents[next[basketOf[line]]++] = itemOf[line];
        }
        return sortedOnce(items, ends, contents);
    }

    private static Baskets sortedOnce(int items, int[] ends, int[] contents) {
        int[] starts = new int[ends.length];
        int kept = 0;
        for (int basket = 0; basket + 1 < ends.length; basket++) {
            Arrays.sort(contents, ends[basket], ends[basket + 1]);
            starts[basket] = kept;
            for (int i = ends[basket]; i < ends[basket + 1]; i++) {
                if (kept == starts[basket] || contents[kept - 1] != contents[i]) {
                    contents[kept++] = contents[i];
                }
            }
        }
        starts[ends.length - 1] = kept;
        return new Baskets(items, starts, Arrays.copyOf(contents, kept));
    }

    /** How many baskets. */
    public int size() {
        return starts.length - 1;
    }

    /** How many items there are to hold. */
    public int items() {
        return items;
    }

    /** The items of a basket, rising. */
    public int[] contents(int basket) {
        return Arrays.copyOfRange(contents, starts[basket], starts[basket + 1]);
    }

    int from(int basket) {
        return starts[basket];
    }

    int to(int basket) {
        return starts[basket + 1];
    }

    int item(int index) {
        return contents[index];
    }

    /** How many baskets hold each item. */
    int[] counts() {
        int[] counts = new int[items];
        for (int item : contents) {
            counts[item]++;
        }
        return counts;
    }

    /** The other way round: a basket for each item, holding the numbers of the baskets with it. */
    Baskets transposed() {
        int[] basketOf = new int[contents.length];
        for (int basket = 0; basket < size(); basket++) {
            Arrays.fill(basketOf, starts[basket], starts[basket + 1], basket);
        }
        return of(items, size(), contents, basketOf);
    }
}
