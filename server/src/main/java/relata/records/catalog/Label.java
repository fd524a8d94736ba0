package relata.records.catalog;

import relata.platform.Language;

/** What people read for an object, a field or a choice, in the three languages of the interface. */
public record Label(String en, String ru, String uk) {

    public Label {
        if (en.isBlank() || ru.isBlank() || uk.isBlank()) {
            throw new IllegalArgumentException("a label needs all three languages: " + en + " | " + ru + " | " + uk);
        }
    }

    public static Label label(String en, String ru, String uk) {
        return new Label(en, ru, uk);
    }

    /** The same word in all languages: names, codes, and what an administrator typed only once. */
    public static Label same(String word) {
        return new Label(word, word, word);
    }

    public String in(Language language) {
        return switch (language) {
            case EN -> en;
            case RU -> ru;
            case UK -> uk;
        };
    }
}
