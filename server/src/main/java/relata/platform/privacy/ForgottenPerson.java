package relata.platform.privacy;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom copies shall say nothing about any more: by the ids of their records, and by what tells who they are, for copies
 * that know no ids, such as refused rows of files.
 *
 * @param records ids of the customer and of everything that belonged to it
 * @param identifiers addresses, numbers and ids of this person alone, in lower case
 * @param digits the last digits of telephone numbers, however they are written
 * @param names ways to name the person; each is told by all its parts together
 */
public record ForgottenPerson(
        Collection<UUID> records, Set<String> identifiers, Set<String> digits, Set<Set<String>> names) {

    /** What is shorter stands in too many words to tell who somebody is. */
    private static final int SHORTEST_IDENTIFIER = 5;

    private static final int SUBSCRIBER_DIGITS = 9;
    private static final int SHORTEST_NUMBER = 7;
    private static final String HIDDEN = "…";

    public ForgottenPerson {
        records = List.copyOf(records);
        identifiers = Set.copyOf(identifiers);
        digits = Set.copyOf(digits);
        names = Set.copyOf(names);
    }

    public static ForgottenPerson of(
            Collection<UUID> records, Collection<String> identifiers, Collection<String> names) {
        var known = new LinkedHashSet<String>();
        var numbers = new LinkedHashSet<String>();
        for (String identifier : identifiers) {
            String plain = identifier.strip().toLowerCase(Locale.ROOT);
            if (plain.length() >= SHORTEST_IDENTIFIER) {
                known.add(plain);
            }
            String figures = plain.replaceAll("\\D", "");
            if (figures.length() >= SHORTEST_NUMBER && plain.matches("[+\\d\\s().-]+")) {
                numbers.add(figures.substring(Math.max(0, figures.length() - SUBSCRIBER_DIGITS)));
            }
        }
        var named = new LinkedHashSet<Set<String>>();
        for (String name : names) {
            var parts = new LinkedHashSet<String>();
            for (String part : name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}'’-]+")) {
                if (part.length() > 1) {
                    parts.add(part);
                }
            }
            // one word names many people
            if (parts.size() > 1) {
                named.add(Set.copyOf(parts));
            }
        }
        return new ForgottenPerson(records, known, numbers, named);
    }

    /** Whether these texts, taken together, tell of the person. */
    public boolean isIn(Iterable<? extends @Nullable String> texts) {
        var together = new StringBuilder();
        for (String text : texts) {
            together.append(text == null ? "" : text.toLowerCase(Locale.ROOT)).append('\n');
        }
        String all = together.toString();
        if (identifiers.stream().anyMatch(all::contains)) {
            return true;
        }
        String figures = digits.isEmpty() ? "" : all.replaceAll("[^\\d\n]", "");
        return digits.stream().anyMatch(figures::contains)
                || names.stream()
                        .anyMatch(parts -> parts.stream()
                                .allMatch(part -> word(part).matcher(all).find()));
    }

    private static Pattern word(String part) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(part) + "(?![\\p{L}\\p{N}])");
    }

    /** The text without what tells of the person. */
    public String without(String text) {
        if (!isIn(List.of(text))) {
            return text;
        }
        String left = text;
        // the longest first: what is left of "ann" within "anna@example.com" would still tell
        for (String identifier : longestFirst(identifiers)) {
            left = hidden(left, Pattern.quote(identifier));
        }
        for (String number : digits) {
            left = hidden(left, String.join("[^\\d\n]{0,2}", number.split("")));
        }
        for (Set<String> parts : names) {
            for (String part : longestFirst(parts)) {
                left = hidden(left, word(part).pattern());
            }
        }
        return left;
    }

    private static List<String> longestFirst(Set<String> words) {
        return words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static String hidden(String text, String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text)
                .replaceAll(HIDDEN);
    }

    /**
     * A condition in SQL that is true where the text tells of the person, with {@link #parameters}.
     *
     * @param text an expression of type text
     */
    public String condition(String text) {
        var sql = new StringBuilder("(lower(" + text + ") like any(:identifiers)");
        if (!digits.isEmpty()) {
            sql.append(" or regexp_replace(").append(text).append(", '\\D', '', 'g') like any(:digits)");
        }
        for (int name = 0; name < names.size(); name++) {
            sql.append(" or not exists (select 1 from unnest(cast(:name").append(name);
            sql.append(" as text[])) part where lower(").append(text).append(") !~ part)");
        }
        return sql.append(")").toString();
    }

    /** What {@link #condition} binds, and {@code ids}. */
    public Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        parameters.put("ids", records.toArray(UUID[]::new));
        parameters.put("identifiers", like(identifiers));
        if (!digits.isEmpty()) {
            parameters.put("digits", like(digits));
        }
        int name = 0;
        for (Set<String> parts : names) {
            parameters.put(
                    "name" + name++,
                    parts.stream()
                            .map(part -> "\\m" + part.replaceAll("([^\\p{L}\\p{N}])", "\\\\$1") + "\\M")
                            .toArray(String[]::new));
        }
        return parameters;
    }

    private static String[] like(Set<String> words) {
        return words.stream()
                .map(word -> "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .toArray(String[]::new);
    }
}
