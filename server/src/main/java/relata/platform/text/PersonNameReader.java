package relata.platform.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import relata.platform.text.PersonName.Confidence;

/** Divides one text into the parts of a person's name. */
final class PersonNameReader {

    private static final int LONGEST = 200;

    private static final Set<String> TITLES = Set.of(
            "mr", "mrs", "ms", "miss", "dr", "prof", "пан", "пані", "г-н", "г-жа", "господин", "госпожа", "др", "проф");

    private static final Set<String> PARTICLES = Set.of(
            "van", "von", "der", "den", "de", "la", "del", "da", "di", "dos", "bin", "ibn", "el", "al", "фон", "ван",
            "дер", "де", "ля");

    /** Azerbaijani and other words for son and daughter, which follow the father's name as a word of their own. */
    private static final Set<String> CHILD_OF = Set.of("огли", "оглы", "кизи", "кызы", "ogly", "oglu", "kyzy", "qizi");

    /** By their keys; feminine and masculine. */
    private static final List<String> FAMILY_ENDINGS = List.of(
            "enko", "cuk", "uk", "iak", "ko", "ski", "ska", "ov", "ova", "in", "ina", "ets", "ik", "ian", "wvili",
            "dze", "ovic");

    /** Patronymics of names in -а and -я, which no ending tells. */
    private static final Set<String> SHORT_PATRONYMICS = Set.of("ilic", "kuzmic", "lukic", "fomic", "nikitic", "savic");

    private final String text;
    private final List<String> words = new ArrayList<>();

    PersonNameReader(String text) {
        this.text = text;
    }

    Parsed<PersonName> read() {
        String bare = Letters.composed(text).strip();
        if (bare.codePoints().noneMatch(Character::isLetter)) {
            return Parsed.refused("name.empty", text);
        }
        if (bare.length() > LONGEST) {
            return Parsed.refused("name.too-long", text);
        }
        int comma = bare.indexOf(',');
        String family = comma < 0 ? "" : bare.substring(0, comma);
        split(comma < 0 ? bare : bare.substring(comma + 1));
        if (comma >= 0 && !words.isEmpty() && !family.isBlank()) {
            return Parsed.accepted(afterComma(family));
        }
        if (words.isEmpty()) {
            split(bare.replace(',', ' '));
        }
        return Parsed.accepted(words.isEmpty() ? name("", "", bare, Confidence.GUESSED) : divided());
    }

    private PersonName afterComma(String family) {
        boolean patronymic = words.size() > 1 && (patronymic(words.getLast()) || initial(words.getLast()));
        int given = words.size() - (patronymic ? 1 : 0);
        return name(join(0, given), patronymic ? words.getLast() : "", family.strip(), Confidence.SURE);
    }

    private void split(String some) {
        for (String word : some.strip().replace(".", ". ").split("\\s+")) {
            String plain = word.replace(".", "").toLowerCase(Locale.ROOT);
            boolean title = words.isEmpty() && TITLES.contains(plain);
            if (plain.isEmpty() || title) {
                continue;
            }
            boolean joins =
                    !words.isEmpty() && (CHILD_OF.contains(plain) || PARTICLES.contains(lastPart(words.getLast())));
            if (joins) {
                words.add(words.removeLast() + " " + word);
            } else {
                words.add(word);
            }
        }
    }

    private static String lastPart(String word) {
        return word.substring(word.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    }

    private PersonName divided() {
        int count = words.size();
        long initials = words.stream().filter(PersonNameReader::initial).count();
        if (initials > 0 && initials < count && initials <= 2) {
            return withInitials((int) initials);
        }
        int patronymic = patronymicAt();
        if (patronymic > 0 && count > 2) {
            return withPatronymic(patronymic);
        }
        return switch (count) {
            case 1 ->
                known(0)
                        ? name(words.getFirst(), "", "", Confidence.LIKELY)
                        : name("", "", words.getFirst(), Confidence.GUESSED);
            case 2 -> ofTwo();
            default -> ofMany(count);
        };
    }

    private PersonName withInitials(int count) {
        boolean first = initial(words.getFirst());
        int from = first ? 0 : words.size() - count;
        boolean together = IntStream.range(from, from + count).allMatch(n -> initial(words.get(n)));
        if (!together) { // John M. Smith
            return name(join(0, words.size() - 1), "", words.getLast(), Confidence.LIKELY);
        }
        String family = first ? join(count, words.size()) : join(0, from);
        return name(words.get(from), count == 2 ? words.get(from + 1) : "", family, Confidence.LIKELY);
    }

    /** The last word with such an ending, unless it is a family name behind a given name and its patronymic. */
    private int patronymicAt() {
        int last = -1;
        for (int n = 1; n < words.size(); n++) {
            boolean familyBehind = n == 2 && last == 1 && known(0);
            if (patronymic(words.get(n)) && !familyBehind) {
                last = n;
            }
        }
        return last;
    }

    private PersonName withPatronymic(int at) {
        int given = at - 1;
        List<String> family = new ArrayList<>(words.subList(0, given));
        family.addAll(words.subList(at + 1, words.size()));
        return name(words.get(given), words.get(at), String.join(" ", family), Confidence.SURE);
    }

    private PersonName ofTwo() {
        String first = words.getFirst();
        String second = words.getLast();
        if (known(0) && patronymic(second)) {
            return name(first, second, "", Confidence.LIKELY);
        }
        if (known(0) != known(1)) {
            return known(0) ? name(first, "", second, Confidence.SURE) : name(second, "", first, Confidence.SURE);
        }
        if (familyLike(first) != familyLike(second)) {
            return familyLike(first)
                    ? name(second, "", first, Confidence.LIKELY)
                    : name(first, "", second, Confidence.LIKELY);
        }
        return name(first, "", second, Confidence.GUESSED);
    }

    private PersonName ofMany(int count) {
        if (count == 3 && !known(0) && known(1)) { // Мамедов Анар Ельдар огли
            return name(words.get(1), words.get(2), words.getFirst(), Confidence.LIKELY);
        }
        return name(join(0, count - 1), "", words.getLast(), known(0) ? Confidence.LIKELY : Confidence.GUESSED);
    }

    private boolean known(int at) {
        return GivenNames.known(NameKey.of(words.get(at)));
    }

    private static boolean familyLike(String word) {
        String key = word.endsWith("ck") ? "" : NameKey.of(word); // Patrick is no Мельник
        return FAMILY_ENDINGS.stream().anyMatch(end -> key.length() > end.length() + 1 && key.endsWith(end));
    }

    private static boolean patronymic(String word) {
        if (CHILD_OF.contains(lastPart(word))) {
            return true;
        }
        String key = NameKey.of(word);
        boolean ending = key.endsWith("ovic") || key.endsWith("ovna") || key.endsWith("icna");
        return key.length() > 5 && ending || SHORT_PATRONYMICS.contains(key);
    }

    private static boolean initial(String word) {
        int letters = word.endsWith(".") ? word.length() - 1 : word.length();
        return letters == 1 && Character.isUpperCase(word.charAt(0));
    }

    private String join(int from, int to) {
        return String.join(" ", words.subList(from, to));
    }

    private static PersonName name(String given, String patronymic, String family, Confidence confidence) {
        return new PersonName(cased(given), cased(patronymic), cased(family), confidence);
    }

    private static String cased(String part) {
        return Stream.of(part.split(" ")).map(PersonNameReader::casedWord).collect(Collectors.joining(" "));
    }

    /** Only what is all capitals or all small is changed: MacDonald and van Beethoven know better. */
    private static String casedWord(String word) {
        boolean mixed = !word.equals(word.toUpperCase(Locale.ROOT)) && !word.equals(word.toLowerCase(Locale.ROOT));
        String lower = word.toLowerCase(Locale.ROOT);
        if (mixed || PARTICLES.contains(lower) || CHILD_OF.contains(lower)) {
            return mixed ? word : lower;
        }
        StringBuilder cased = new StringBuilder(word.length());
        for (int n = 0; n < lower.length(); n++) {
            char before = n == 0 ? ' ' : lower.charAt(n - 1);
            boolean irish = n == 2 && Letters.apostrophe(before) && lower.charAt(0) == 'o';
            boolean start = before == ' ' || before == '(' || Letters.hyphen(before) || irish;
            cased.append(start ? Character.toUpperCase(lower.charAt(n)) : lower.charAt(n));
        }
        return cased.toString();
    }
}
