package relata.records.expressions;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that were probably meant: those within few edits of what was written. */
final class Nearest {

    private static final int LIMIT = 3;

    private Nearest() {}

    static List<String> to(String written, Collection<String> names) {
        String lower = written.toLowerCase(Locale.ROOT);
        int reach = Math.max(1, written.length() / 3);
        return names.stream()
                .distinct()
                .filter(name -> distance(lower, name.toLowerCase(Locale.ROOT)) <= reach
                        || (lower.length() >= 3 && name.toLowerCase(Locale.ROOT).startsWith(lower)))
                .sorted(Comparator.<String>comparingInt(name -> distance(lower, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(LIMIT)
                .toList();
    }

    /** Levenshtein's distance, in two rows. */
    static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[to.length()];
    }
}
