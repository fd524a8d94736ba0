package relata.platform.tables.cells;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import relata.platform.tables.cells.CellFormat.DateOrder;
import relata.platform.tables.cells.CellFormat.DecimalMark;

/** One column of a sample under the eye: types are tried from the most telling to the least, the first that fits nearly all cells is taken. */
final class ColumnLook {
    /** Share of the filled cells that must fit a type: real files have a few wrong cells, which are refused later one by one. */
    private static final double NEARLY_ALL = 0.9;

    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>\"]+@[^\\s@,;<>\"]+\\.[\\p{L}\\d-]{2,}");
    private static final Pattern URL = Pattern.compile(
            "(?i)(?:https?://|www\\.)\\S+|[a-z\\d-]+(?:\\.[a-z\\d-]+)*\\.(?:com|net|org|ua|ru|eu|io|de|pl|info|biz)(?:/\\S*)?");
    private static final Pattern PHONE =
            Pattern.compile("\\+?[\\d\\s().\\-/\u00A0]{7,25}(?:(?:ext|доб|x)\\.? ?\\d{1,5})?");
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\d][\\p{L}\\d_\\-./#]{0,39}");
    private static final Pattern PERSON = Pattern.compile("\\p{Lu}[\\p{L}'’ʼ.-]*(?: \\p{Lu}[\\p{L}'’ʼ.-]*){0,3}");
    private static final Pattern ORGANIZATION = Pattern.compile(
            "(?iuU).*(?:\\b(?:llc|ltd|limited|inc|gmbh|corp|co|plc|ag|srl|s\\.r\\.o|kft|group|holding|s\\.?a|sp\\. z o\\.o|тов|ооо|зао|оао|пп|фоп|ип|ат|пат|прат)\\b|«).*");

    private final int index;
    private final String name;
    private final ZoneId zone;
    private final List<String> filled = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<ColumnGuess.Note> notes = new ArrayList<>();
    private CellFormat format;

    ColumnLook(int index, String name, List<String> cells, ZoneId zone) {
        this.index = index;
        this.name = name;
        this.zone = zone;
        this.format = CellFormat.standard(zone);
        for (String cell : cells) {
            String text = CellParser.trim(cell);
            if (!text.isEmpty()) {
                filled.add(text);
                counts.merge(text.length() > 200 ? text.substring(0, 200) : text, 1, Integer::sum);
            }
        }
        if (filled.size() < cells.size()) {
            note("tables.column.blank-cells", "count", cells.size() - filled.size(), "of", cells.size());
        }
    }

    ColumnGuess guess() {
        if (filled.isEmpty()) {
            return result(CellType.TEXT, 0);
        }
        ColumnGuess guess = byShape();
        if (guess == null) {
            guess = byDate();
        }
        if (guess == null) {
            guess = byNumber();
        }
        return guess != null ? guess : byWords();
    }

    private @Nullable ColumnGuess byShape() {
        double email = share(EMAIL);
        if (email >= NEARLY_ALL) {
            return fits(CellType.EMAIL, email, 99);
        }
        double url = share(URL);
        if (url >= NEARLY_ALL) {
            return fits(CellType.URL, url, 97);
        }
        CellParser parser = new CellParser(format);
        if (counts.size() <= 4 && share(cell -> parser.yesNo(cell) instanceof Parsed.Value) == 1) {
            boolean digits = share(cell -> cell.equals("0") || cell.equals("1")) == 1;
            if (!digits || counts.size() == 2) {
                return result(CellType.BOOLEAN, digits ? 70 : counts.size() == 1 ? 80 : 96);
            }
        }
        return byPhone();
    }

    private @Nullable ColumnGuess byPhone() {
        boolean named = HeaderWords.PHONE.in(name);
        double phone = share(cell -> {
            long digits = cell.chars().filter(Character::isDigit).count();
            boolean marked =
                    cell.startsWith("+") || cell.startsWith("(") || cell.startsWith("0") || cell.startsWith("380");
            return PHONE.matcher(cell).matches()
                    && digits >= (named ? 5 : 9)
                    && digits <= 15
                    && (named || (marked && !cell.contains(".") && !cell.contains("/")));
        });
        if (phone < NEARLY_ALL) {
            return null;
        }
        boolean international = share(cell -> cell.startsWith("+")) >= 0.5;
        return fits(CellType.PHONE, phone, named ? 98 : international ? 95 : 75);
    }

    private @Nullable ColumnGuess byDate() {
        DateOrder best = DateOrder.YEAR_FIRST;
        double bestShare = 0;
        double dayFirst = 0;
        double monthFirst = 0;
        boolean timed = share(cell -> Moments.split(cell) != null) >= 0.5;
        for (DateOrder order : DateOrder.values()) {
            CellParser parser = new CellParser(format.with(order));
            double share = share(cell -> (timed ? parser.time(cell) : parser.date(cell)) instanceof Parsed.Value);
            dayFirst = order == DateOrder.DAY_FIRST ? share : dayFirst;
            monthFirst = order == DateOrder.MONTH_FIRST ? share : monthFirst;
            if (share > bestShare) {
                best = order;
                bestShare = share;
            }
        }
        boolean digitsOnly = share(cell -> cell.length() == 8 && cell.chars().allMatch(Character::isDigit)) > 0.5;
        if (bestShare < (digitsOnly ? 0.98 : NEARLY_ALL) || digitsOnly && !likelyYears()) {
            return null;
        }
        format = format.with(best);
        long shortYears = filled.stream().filter(Days::twoDigitYear).count();
        if (shortYears > 0) {
            note("tables.column.two-digit-years", "count", shortYears);
        }
        boolean either = best != DateOrder.YEAR_FIRST && dayFirst == monthFirst;
        if (either) {
            note("tables.column.day-or-month-first", "count", filled.size());
        }
        int most = either ? 60 : digitsOnly ? 92 : shortYears > 0 ? 85 : 98;
        return fits(timed ? CellType.TIME : CellType.DATE, bestShare, most);
    }

    private boolean likelyYears() {
        return share(cell -> cell.compareTo("1900") > 0 && cell.compareTo("2100") < 0) >= 0.98;
    }

    private @Nullable ColumnGuess byNumber() {
        DecimalMark best = DecimalMark.POINT;
        double bestShare = 0;
        double otherShare = 0;
        for (DecimalMark mark : DecimalMark.values()) {
            CellParser parser = new CellParser(format.with(mark));
            double share = share(cell -> parser.money(cell) instanceof Parsed.Value);
            if (share > bestShare) {
                otherShare = bestShare;
                best = mark;
                bestShare = share;
            } else {
                otherShare = share;
            }
        }
        if (bestShare < NEARLY_ALL) {
            return null;
        }
        format = format.with(best);
        boolean marked = share(cell -> cell.indexOf('.') >= 0 || cell.indexOf(',') >= 0) > 0;
        boolean either = marked && otherShare == bestShare;
        if (either) {
            note("tables.column.decimal-or-thousands", "count", filled.size());
        }
        return numeric(bestShare, either);
    }

    private ColumnGuess numeric(double share, boolean either) {
        CellParser parser = new CellParser(format);
        Set<String> currencies = new HashSet<>();
        for (String cell : filled) {
            if (parser.money(cell) instanceof Parsed.Value<Amount> amount
                    && amount.value().currency() != null) {
                currencies.add(amount.value().currency());
            }
        }
        if (!currencies.isEmpty()) {
            note(
                    currencies.size() > 1 ? "tables.column.several-currencies" : "tables.column.currency",
                    "currencies",
                    String.join(", ", currencies.stream().sorted().toList()));
            return fits(CellType.MONEY, share, either ? 70 : 97);
        }
        boolean whole = share(cell -> parser.integer(cell) instanceof Parsed.Value) >= NEARLY_ALL;
        boolean zeros = share(cell -> cell.length() > 1
                        && cell.startsWith("0")
                        && cell.chars().allMatch(Character::isDigit))
                > 0.1;
        boolean unique = counts.size() >= filled.size() * 0.99 && filled.size() > 1;
        if (zeros || whole && HeaderWords.ID.in(name)) {
            return code(unique, zeros ? 80 : 90);
        }
        if (HeaderWords.MONEY.in(name)) {
            return fits(CellType.MONEY, share, either ? 60 : 85);
        }
        if (whole && !either) {
            return fits(CellType.INTEGER, share, 93);
        }
        boolean cents = share(cell -> cell.length() > 2 && ".,".indexOf(cell.charAt(cell.length() - 3)) >= 0) >= 0.95;
        return fits(cents ? CellType.MONEY : CellType.NUMBER, share, either ? 55 : cents ? 65 : 93);
    }

    private ColumnGuess code(boolean unique, int confidence) {
        if (!unique) {
            note(ColumnGuess.CODES_REPEAT, "distinct", counts.size(), "of", filled.size());
        }
        return result(CellType.EXTERNAL_ID, unique ? Math.min(98, confidence + 8) : confidence);
    }

    private ColumnGuess byWords() {
        boolean unique = counts.size() >= filled.size() * 0.99 && filled.size() > 1;
        double codes =
                share(cell -> CODE.matcher(cell).matches() && cell.chars().anyMatch(Character::isDigit));
        if (codes >= NEARLY_ALL && (HeaderWords.ID.in(name) || unique && !named())) {
            return code(unique, HeaderWords.ID.in(name) ? 90 : 70);
        }
        if (share(cell -> cell.contains(";") && cell.length() < 200) >= 0.3) {
            return result(CellType.LIST, 75);
        }
        if (HeaderWords.ORGANIZATION.in(name) || share(ORGANIZATION) >= 0.3) {
            return result(CellType.ORGANIZATION_NAME, HeaderWords.ORGANIZATION.in(name) ? 88 : 80);
        }
        boolean few = counts.size() <= Math.min(20, Math.max(2, filled.size() / 5)) && filled.size() >= 10;
        double people = share(PERSON);
        if (people >= NEARLY_ALL && HeaderWords.PERSON.in(name) && !few) {
            return fits(CellType.PERSON_NAME, people, 90);
        }
        if (few && share(cell -> cell.length() <= 60) == 1) {
            return result(CellType.CHOICE, Math.min(95, 60 + filled.size() / 20));
        }
        boolean twoWords = share(cell -> cell.contains(" ")) >= 0.8;
        if (people >= NEARLY_ALL && twoWords && unique) {
            return fits(CellType.PERSON_NAME, people, 60);
        }
        return result(CellType.TEXT, 70);
    }

    private boolean named() {
        return HeaderWords.PERSON.in(name) || HeaderWords.ORGANIZATION.in(name);
    }

    private ColumnGuess fits(CellType type, double share, int most) {
        if (share < 1) {
            note("tables.column.other-cells", "count", Math.round((1 - share) * filled.size()), "of", filled.size());
        }
        // A handful of cells proves less than a thousand.
        int proof = filled.size() >= 20 ? most : Math.min(most, 60 + 2 * filled.size());
        return result(type, (int) Math.round(proof * share));
    }

    private ColumnGuess result(CellType type, int confidence) {
        List<String> examples = counts.keySet().stream().limit(3).toList();
        List<String> choices = type == CellType.CHOICE || type == CellType.BOOLEAN
                ? counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .toList()
                : List.of();
        return new ColumnGuess(
                index, name, type, confidence, format, examples, choices, filled.size(), counts.size(), notes);
    }

    private double share(Pattern pattern) {
        return share(cell -> pattern.matcher(cell).matches());
    }

    private double share(Predicate<String> fits) {
        long count = filled.stream()
                .filter(cell -> cell.length() <= 300 && fits.test(cell))
                .count();
        return (double) count / filled.size();
    }

    private void note(String code, Object... arguments) {
        Map<String, Object> named = new HashMap<>();
        for (int position = 0; position < arguments.length; position += 2) {
            named.put(((String) arguments[position]).toLowerCase(Locale.ROOT), arguments[position + 1]);
        }
        notes.add(new ColumnGuess.Note(code, named));
    }
}
