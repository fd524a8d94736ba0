package relata.platform;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages of the interface. */
public enum Language {
    EN(Locale.ENGLISH),
    RU(Locale.of("ru")),
    UK(Locale.of("uk"));

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** Its code as it stands in JSON and in the database: en, ru, uk. */
    public String code() {
        return locale.getLanguage();
    }

    /** The language of a code such as {@code uk} or {@code uk-UA}; English where it is none of ours. */
    public static Language of(@Nullable String code) {
        if (code != null) {
            for (Language language : values()) {
                if (code.equals(language.code()) || code.startsWith(language.code() + "-")) {
                    return language;
                }
            }
        }
        return EN;
    }
}
