package relata.platform.tables;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Guesses which row names the columns: the first that is filled like the others and has words where the rows below have numbers, dates and
 * addresses. Titles above it are left out.
 */
record HeaderGuess(long row, int confidence) {
    private static final int TITLES = 10;
    private static final Pattern USUAL_NAME = Pattern.compile(
            "(?iuU).*(\\b(id|name|e-?mail|phone|date|city|country|address|amount|price|total|status|type|code|sum|quantity)\\b|_"
                    + "|назва|ім.я|имя|фамилия|прізвище|телефон|почта|пошта|адрес|дата|сума|сумма|місто|город|код|номер|кількість|количество).*");

    static HeaderGuess of(List<RawRow> rows, int width) {
        List<RawRow> readable =
                rows.stream().filter(row -> row.broken() == null).toList();
        for (int index = 0; index < Math.min(TITLES, readable.size()); index++) {
            List<String> cells = readable.get(index).cells();
            long filled = cells.stream().filter(cell -> !cell.isBlank()).count();
            if (filled * 10 < width * 7L && filled < width) {
                continue;
            }
            int confidence = confidence(cells, readable.subList(index + 1, readable.size()), width);
            if (confidence > 50) {
                return new HeaderGuess(readable.get(index).number(), confidence);
            }
            return new HeaderGuess(0, 100 - confidence);
        }
        return new HeaderGuess(0, 60);
    }

    /** Whether a cell holds a number, a date, a code or an address rather than words. */
    static boolean dataLike(String cell) {
        String text = cell.strip();
        long digits = text.chars().filter(Character::isDigit).count();
        return digits * 2 >= text.length() && digits > 0 || text.indexOf('@') > 0 || text.startsWith("http");
    }

    private static int confidence(List<String> names, List<RawRow> below, int width) {
        Set<String> distinct = new HashSet<>();
        for (int column = 0; column < names.size(); column++) {
            String name = names.get(column);
            // A name such as "1C" or "24h" looks like data; it is none as long as the cells below look otherwise.
            boolean data = dataLike(name) && (below.isEmpty() || holdsData(below, column));
            if (data || name.length() > 100) {
                return 4;
            }
            if (!name.isBlank() && !distinct.add(name.strip().toLowerCase(Locale.ROOT))) {
                return 30;
            }
        }
        for (int column = 0; column < Math.min(width, names.size()); column++) {
            if (holdsData(below, column)) {
                return 97;
            }
        }
        boolean usual = names.stream().anyMatch(name -> USUAL_NAME.matcher(name).matches());
        return usual ? 92 : below.isEmpty() ? 55 : repeats(names, below) ? 20 : 65;
    }

    private static boolean holdsData(List<RawRow> below, int column) {
        int filled = 0;
        int data = 0;
        for (RawRow row : below) {
            String cell = column < row.cells().size() ? row.cells().get(column) : "";
            if (!cell.isBlank()) {
                filled++;
                data += dataLike(cell) ? 1 : 0;
            }
        }
        return filled > 0 && data * 10 >= filled * 8;
    }

    private static boolean repeats(List<String> names, List<RawRow> below) {
        for (int column = 0; column < names.size(); column++) {
            for (RawRow row : below) {
                if (column < row.cells().size()
                        && !names.get(column).isBlank()
                        && row.cells().get(column).equals(names.get(column))) {
                    return true;
                }
            }
        }
        return false;
    }
}
