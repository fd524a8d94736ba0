package relata.platform.text;

import java.util.ArrayList;
import java.util.List;

/**
 * How alike two names are, 0 to 1, whatever the script, the spelling and the order of their words: 1 where the keys are
 * equal, at least {@link #ALIKE} where a letter is mistyped or a patronymic left out, below it where they are of two people.
 */
public final class NameSimilarity {

    /** From here on two names are worth showing to somebody as one, where something else agrees too. */
    public static final double ALIKE = 0.85;

    /** Words below this likeness are different words: Kovalchuk and Kovalenko reach 0.83. */
    private static final double SAME_WORD = 0.9;

    /** The most that two words reach of which one knows that they differ. */
    private static final double DIFFERENT = 0.8;

    private static final double SHORT_FORM = 0.97;
    private static final double INITIAL = 0.9;

    /** What a word without counterpart takes away: a patronymic is often left out. */
    private static final double LEFT_OUT = 0.06;

    private NameSimilarity() {}

    /** The likeness of two names of people or organizations; symmetric; 0 where one has no letter. */
    public static double score(String one, String other) {
        List<String> some = keys(one);
        List<String> others = keys(other);
        List<String> few = some.size() <= others.size() ? some : others;
        List<String> many = new ArrayList<>(few == some ? others : some);
        if (few.isEmpty()) {
            return 0;
        }
        int extra = many.size() - few.size();
        double sum = 0;
        List<String> rest = new ArrayList<>(few);
        while (!rest.isEmpty()) {
            sum += takeBestPair(rest, many);
        }
        double least = few.size() == 1 && extra > 0 ? 0.3 : LEFT_OUT; // one word of several says little
        return Math.max(0, sum / few.size() - extra * least);
    }

    /** Removes the two words most alike and answers their likeness, which counts half below that of one word. */
    private static double takeBestPair(List<String> few, List<String> many) {
        double best = -1;
        int one = 0;
        int other = 0;
        for (int n = 0; n < few.size(); n++) {
            for (int m = 0; m < many.size(); m++) {
                double likeness = words(few.get(n), many.get(m));
                if (likeness > best) {
                    best = likeness;
                    one = n;
                    other = m;
                }
            }
        }
        few.remove(one);
        many.remove(other);
        return best < SAME_WORD ? best / 2 : best;
    }

    private static double words(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        if (GivenNames.shortFor(one).contains(other)
                || GivenNames.shortFor(other).contains(one)) {
            return SHORT_FORM;
        }
        if (one.length() == 1 || other.length() == 1) {
            return one.charAt(0) == other.charAt(0) ? INITIAL : 0;
        }
        double likeness = JaroWinkler.similarity(one, other);
        return different(one, other) ? Math.min(DIFFERENT, likeness) : likeness;
    }

    /**
     * Words that are two however alike: Олександр and Олександра, Іван and Іваненко, Іванов and Іванова. Jaro-Winkler alone
     * forgives a longer ending, in which Slavic names differ.
     */
    private static boolean different(String one, String other) {
        String brief = one.length() <= other.length() ? one : other;
        String full = brief.equals(one) ? other : one;
        int longer = full.length() - brief.length();
        boolean given = GivenNames.known(one);
        boolean otherGiven = GivenNames.known(other);
        boolean genders = longer == 1 && full.startsWith(brief) && full.endsWith("a");
        return given && otherGiven || genders || longer > 2 || (given != otherGiven && longer > 1);
    }

    private static List<String> keys(String name) {
        List<String> keys = new ArrayList<>();
        Words.each(name, word -> {
            String key = NameKey.of(word);
            if (!key.isEmpty()) {
                keys.add(GivenNames.canonical(key));
            }
        });
        return keys;
    }
}
