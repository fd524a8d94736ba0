package relata.sample.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Given names, patronymics and family names, the more usual first. */
final class Names {

    /** One given name in its three spellings. */
    record GivenName(String ukrainian, String russian, String latin, String address) {
        GivenName(String ukrainian, String russian, String latin) {
            this(ukrainian, russian, latin, Latin.address(latin));
        }

        String in(Spelling spelling) {
            return switch (spelling) {
                case UKRAINIAN -> ukrainian;
                case RUSSIAN -> russian;
                case LATIN -> latin;
            };
        }
    }

    /** What a father's name makes of his son's and daughter's. */
    record Patronymic(FamilyName.Forms ukrainian, FamilyName.Forms russian) {
        String in(Spelling spelling, boolean feminine) {
            return switch (spelling) {
                case UKRAINIAN -> ukrainian.of(feminine);
                case RUSSIAN -> russian.of(feminine);
                case LATIN -> Latin.of(ukrainian.of(feminine));
            };
        }
    }

    /** The names of one country. */
    record Nation(GivenName[] women, GivenName[] men, FamilyName[] families) {}

    private final Map<String, Nation> nations = new HashMap<>();
    private final Patronymic[] patronymics;

    Names() {
        var women = new HashMap<String, List<GivenName>>();
        var men = new HashMap<String, List<GivenName>>();
        var families = new HashMap<String, List<FamilyName>>();
        var fathers = new ArrayList<Patronymic>();
        for (String[] row : ResourceLines.read("names.txt", ";")) {
            switch (row[0]) {
                case "f" -> add(women, "ua", new GivenName(row[1], row[2], Latin.of(row[1])));
                case "m" -> add(men, "ua", new GivenName(row[1], row[2], Latin.of(row[1])));
                case "u" -> add(families, "ua", FamilyName.ofUkraine(row[1], row[2]));
                case "p" ->
                    fathers.add(
                            new Patronymic(new FamilyName.Forms(row[2], row[3]), new FamilyName.Forms(row[4], row[5])));
                default -> {
                    if (row[1].equals("u")) {
                        add(families, row[0], FamilyName.abroad(row[0], row[2]));
                    } else {
                        add(row[1].equals("f") ? women : men, row[0], new GivenName(row[2], row[2], row[2]));
                    }
                }
            }
        }
        families.forEach((nation, names) -> nations.put(
                nation,
                new Nation(
                        women.getOrDefault(nation, List.of()).toArray(GivenName[]::new),
                        men.getOrDefault(nation, List.of()).toArray(GivenName[]::new),
                        names.toArray(FamilyName[]::new))));
        patronymics = fathers.toArray(Patronymic[]::new);
    }

    /** The names of the country of that code: ua, pl, ro (also for md) or sk. */
    Nation nation(String code) {
        Nation nation = nations.get(code.equals("md") ? "ro" : code);
        if (nation == null) {
            throw new IllegalArgumentException("No names are known for the country " + code);
        }
        return nation;
    }

    Patronymic[] patronymics() {
        return patronymics;
    }

    private static <T> void add(Map<String, List<T>> lists, String nation, T name) {
        lists.computeIfAbsent(nation, key -> new ArrayList<>()).add(name);
    }
}
