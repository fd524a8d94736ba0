package relata.platform.text;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The name of a person in its parts, each as the person is written; a part that is not known is empty, one is there always.
 *
 * @param confidence how sure the parts are where they were read from one text
 */
public record PersonName(String given, String patronymic, String family, Confidence confidence) {

    /** How a text was divided. */
    public enum Confidence {
        /** By a comma, a patronymic, or a given name that the table knows. */
        SURE,
        /** By initials or the ending of a family name. */
        LIKELY,
        /** By order alone. */
        GUESSED
    }

    public PersonName {
        if (given.isBlank() && patronymic.isBlank() && family.isBlank()) {
            throw new IllegalArgumentException("A name without any part");
        }
    }

    /** A name whose parts came apart from each other. */
    public static PersonName of(String given, String patronymic, String family) {
        return new PersonName(given.strip(), patronymic.strip(), family.strip(), Confidence.SURE);
    }

    /**
     * Divides "Ковальчук Сергій Іванович", "Serhii Kovalchuk", "КОВАЛЬЧУК С. І.", "Bondar, Iryna"; capitals and small
     * letters are set right where a word has only one kind. Refuses with name.empty, name.too-long (200 characters).
     */
    public static Parsed<PersonName> parse(String text) {
        return new PersonNameReader(text).read();
    }

    /** Given, patronymic and family name, as a person is addressed. */
    public String displayName() {
        return joined(given, patronymic, family);
    }

    /** Family name first, as lists are ordered. */
    public String sortName() {
        return joined(family, given, patronymic);
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }
}
