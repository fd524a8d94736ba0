package relata.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What one turn is about: a customer of the base, and words that nobody has used yet where something new is written.
 *
 * @param part up to five letters of the middle of a name
 * @param fresh differs from turn to turn
 */
record Subject(UUID id, String name, String city, String street, String part, long fresh) {

    private static final int MANY = 4_000;

    /** Customers spread evenly over the base whom no run has moved to {@link #otherCity}, where hardly anybody lives. */
    static List<Subject> drawn(DataSource source) throws SQLException {
        var drawn = new ArrayList<Subject>();
        try (Connection connection = source.getConnection();
                var statement = connection.prepareStatement("""
                        select id, name, city, street
                          from customer
                         where deleted_at is null and kind = 'person' and city not like 'Місто %' and street is not null
                           and length(name) > 8
                         order by md5(id::text)
                         limit ?
                        """)) {
            statement.setInt(1, MANY);
            var rows = statement.executeQuery();
            while (rows.next()) {
                String name = rows.getString("name");
                drawn.add(new Subject(
                        rows.getObject("id", UUID.class),
                        name,
                        rows.getString("city"),
                        rows.getString("street"),
                        part(name),
                        0));
            }
        }
        return drawn;
    }

    /** Out of the middle of the longest word, as somebody types who remembers a name by half. */
    private static String part(String name) {
        String longest = "";
        for (String word : name.split("[^\\p{L}]+")) {
            longest = word.length() > longest.length() ? word : longest;
        }
        return longest.substring(1, Math.min(6, longest.length())).toLowerCase(Locale.ROOT);
    }

    Subject at(long fresh) {
        return new Subject(id, name, city, street, part, fresh);
    }

    /** A city that differs from turn to turn, so that every change changes something. */
    String otherCity() {
        return "Місто " + fresh % 997;
    }

    static Subject any(List<Subject> subjects, Random random) {
        return subjects.get(random.nextInt(subjects.size()));
    }
}
