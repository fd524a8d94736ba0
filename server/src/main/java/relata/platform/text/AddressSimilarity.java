package relata.platform.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How alike two postal addresses are, 0 to 1: town, street and house compared by name keys, so that "вул. Шевченка, 12-А,
 * Київ" and "Shevchenka St 12a, Kyiv" are one. Words for kinds of streets fall away; towns that Ukrainian, Russian and
 * English call differently are in {@code address-words.txt}.
 */
public final class AddressSimilarity {

    private static final Map<String, String> TOWNS = new HashMap<>();
    private static final Set<String> KINDS = new HashSet<>();

    static {
        read();
    }

    private AddressSimilarity() {}

    /** The keys of an address; a part that is not known is an empty text. */
    public record Key(String town, String street, String house) {

        /** The street line may hold the house too ("вул. Шевченка, 12-А, кв. 4"); what follows the house does not count. */
        public static Key of(String town, String streetAndHouse) {
            List<String> street = new ArrayList<>();
            StringBuilder house = new StringBuilder();
            Words.each(streetAndHouse.replace('-', ' ').replace('/', ' '), word -> {
                boolean digit = Character.isDigit(word.charAt(0));
                boolean numbered = !house.isEmpty();
                if (digit && !numbered && !street.isEmpty()) {
                    house.append(NameKey.of(word));
                } else if (numbered) {
                    boolean letter = word.length() == 1 && Character.isLetter(word.charAt(0));
                    house.append(letter && Character.isDigit(house.charAt(house.length() - 1)) ? NameKey.of(word) : "");
                } else if (!KINDS.contains(NameKey.of(word))) {
                    street.add(NameKey.of(word));
                }
            });
            Collections.sort(street);
            return new Key(townKey(town), String.join(" ", street), house.toString());
        }
    }

    /** 1 for the same house, 0.6 for the same street, 0.2 for the same town alone, 0 where towns differ or nothing is known. */
    public static double score(Key one, Key other) {
        boolean towns = !one.town.isEmpty() && !other.town.isEmpty();
        if (towns && JaroWinkler.similarity(one.town, other.town) < 0.92) {
            return 0;
        }
        if (one.street.isEmpty() || other.street.isEmpty()) {
            return towns ? 0.2 : 0;
        }
        double street = JaroWinkler.similarity(one.street, other.street);
        if (street < 0.92) {
            return towns ? 0.2 : 0;
        }
        boolean house = !one.house.isEmpty() && one.house.equals(other.house);
        return street * (house ? 1 : 0.6) * (towns ? 1 : 0.9);
    }

    /** Whether two e-mail addresses share a domain that is a company's own, not one of the great providers'. */
    public static boolean ownDomainShared(EmailAddress one, EmailAddress other) {
        return one.domain().equals(other.domain()) && !PublicMail.serves(one.domain());
    }

    private static String townKey(String town) {
        List<String> words = new ArrayList<>();
        Words.each(town, word -> {
            String key = NameKey.of(word);
            if (!KINDS.contains(key)) {
                words.add(key);
            }
        });
        String key = String.join(" ", words);
        return TOWNS.getOrDefault(key, key);
    }

    private static void read() {
        InputStream file = Objects.requireNonNull(AddressSimilarity.class.getResourceAsStream("address-words.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(AddressSimilarity::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(String line) {
        String[] words = line.substring(line.indexOf(':') + 1).strip().split("\\s+");
        boolean kinds = line.startsWith("kind");
        for (String word : words) {
            String key = key(word);
            if (kinds) {
                KINDS.add(key);
            } else {
                TOWNS.put(key, key(words[0]));
            }
        }
    }

    private static String key(String written) {
        return String.join(
                " ", List.of(written.split("_")).stream().map(NameKey::of).toList());
    }
}
