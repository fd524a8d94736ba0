package relata.platform.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The given names and patronymics that Ukrainian and Russian write as different words (Микола and Николай), with their short
 * forms, by {@link NameKey}. Read once from {@code given-names.txt}, which says where the pairs come from.
 */
public final class GivenNames {

    /** Which of the forms of address a given name calls for. */
    public enum Sex {
        MALE,
        FEMALE
    }

    private static final NavigableMap<String, String> FULL = new TreeMap<>();
    private static final Map<String, List<String>> SHORT = new HashMap<>();
    private static final Map<String, Set<Sex>> SEXES = new HashMap<>();
    private static final Set<String> GIVEN = new LinkedHashSet<>();

    static {
        read();
    }

    private GivenNames() {}

    /**
     * The key under which the pair meets: {@code mikola} for the keys of Микола and Николай alike; the key itself where the
     * table has no such name.
     */
    public static String canonical(String key) {
        return FULL.getOrDefault(key, key);
    }

    /** The canonical keys of the names that this short form stands for (Саша: two); empty where it is no short form. */
    public static List<String> shortFor(String key) {
        return SHORT.getOrDefault(key, List.of());
    }

    /** The canonical keys of full names of which a spelling begins so, at most {@code limit}; for names being typed. */
    public static Set<String> beginningWith(String keyPart, int limit) {
        Set<String> found = new LinkedHashSet<>();
        for (var entry : FULL.tailMap(keyPart, true).entrySet()) {
            if (!entry.getKey().startsWith(keyPart) || found.size() == limit) {
                break;
            }
            found.add(entry.getValue());
        }
        return found;
    }

    /** Whether the key is one of a given name or a short form of one (patronymics are not). */
    public static boolean known(String key) {
        return GIVEN.contains(key);
    }

    /** The sexes that bear the name: one mostly, two for Саша and Женя, none where it is unknown. */
    public static Set<Sex> sexes(String key) {
        return SEXES.getOrDefault(key, Set.of());
    }

    private static void read() {
        InputStream file = Objects.requireNonNull(GivenNames.class.getResourceAsStream("given-names.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(GivenNames::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(String line) {
        String[] columns = line.split("\\|", -1);
        String canonical = NameKey.of(columns[1].strip());
        List<String> full = new ArrayList<>(List.of(canonical));
        full.addAll(keys(columns[2]));
        for (String key : full) {
            FULL.putIfAbsent(key, canonical);
        }
        if (columns[0].strip().equals("p")) {
            return;
        }
        Sex sex = columns[0].strip().equals("m") ? Sex.MALE : Sex.FEMALE;
        full.forEach(key -> bear(key, sex));
        for (String key : keys(columns[3])) {
            bear(key, sex);
            if (!key.equals(canonical)) {
                SHORT.merge(key, List.of(canonical), GivenNames::both);
            }
        }
    }

    private static void bear(String key, Sex sex) {
        GIVEN.add(key);
        SEXES.merge(key, Set.of(sex), (one, other) -> one.equals(other) ? one : Set.of(Sex.MALE, Sex.FEMALE));
    }

    private static List<String> both(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        more.stream().filter(key -> !all.contains(key)).forEach(all::add);
        return List.copyOf(all);
    }

    private static List<String> keys(String words) {
        return words.isBlank()
                ? List.of()
                : List.of(words.strip().split(" ")).stream().map(NameKey::of).toList();
    }
}
