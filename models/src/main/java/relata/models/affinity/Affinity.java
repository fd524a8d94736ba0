package relata.models.affinity;

/**
 * How strongly one item goes with another.
 *
 * @param item the other item
 * @param together baskets that hold both (the support)
 * @param confidence share of the baskets with the first item that hold the other, drawn to the share among all baskets where few
 *     tell
 * @param lift that share over the share among all baskets: above 1 they go together, below 1 they keep apart
 * @param cosine baskets with both over the geometric mean of the baskets with either, drawn to 0 where few tell
 */
public record Affinity(int item, int together, double confidence, double lift, double cosine) {}
