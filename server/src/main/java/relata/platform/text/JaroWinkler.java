package relata.platform.text;

/**
 * The Jaro-Winkler similarity of two words, 0 to 1: common letters in about the same order, a common beginning counting
 * more (Winkler 1990, prefix scale 0.1 over four letters, applied above 0.7).
 */
final class JaroWinkler {

    private JaroWinkler() {}

    static double similarity(String one, String other) {
        if (one.equals(other)) {
            return one.isEmpty() ? 0 : 1;
        }
        double jaro = jaro(one, other);
        int prefix = 0;
        int most = Math.min(4, Math.min(one.length(), other.length()));
        while (prefix < most && one.charAt(prefix) == other.charAt(prefix)) {
            prefix++;
        }
        return jaro < 0.7 ? jaro : jaro + prefix * 0.1 * (1 - jaro);
    }

    private static double jaro(String one, String other) {
        int window = Math.max(0, Math.max(one.length(), other.length()) / 2 - 1);
        boolean[] taken = new boolean[other.length()];
        char[] common = new char[one.length()];
        int matches = 0;
        for (int n = 0; n < one.length(); n++) {
            int to = Math.min(other.length(), n + window + 1);
            for (int m = Math.max(0, n - window); m < to; m++) {
                if (!taken[m] && one.charAt(n) == other.charAt(m)) {
                    taken[m] = true;
                    common[matches++] = one.charAt(n);
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        int swapped = 0;
        int at = 0;
        for (int m = 0; m < other.length(); m++) {
            if (taken[m] && other.charAt(m) != common[at++]) {
                swapped++;
            }
        }
        double same = matches;
        return (same / one.length() + same / other.length() + (same - swapped / 2.0) / same) / 3;
    }
}
