package relata.platform.people;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import relata.platform.Language;
import relata.platform.Refusal;

/** What holds for the data of a user. */
final class UserRules {

    /** One @, something on both sides, no blanks: what is more is found out by sending. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,255}");

    private static final int LONGEST_NAME = 200;

    private UserRules() {}

    static void check(String name, String email) {
        var errors = new ArrayList<Refusal.FieldError>();
        if (name.isBlank()) {
            errors.add(new Refusal.FieldError("name", "platform.required", Map.of()));
        } else if (name.length() > LONGEST_NAME) {
            errors.add(new Refusal.FieldError("name", "platform.too-long", Map.of("most", LONGEST_NAME)));
        }
        if (!EMAIL.matcher(email.strip()).matches()) {
            errors.add(new Refusal.FieldError("email", "platform.email-malformed", Map.of()));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    static Refusal emailTaken(String email) {
        return Refusal.invalid("email", "platform.email-taken", Map.of("email", email));
    }

    static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw Refusal.invalid("timeZone", "platform.time-zone-unknown", Map.of("zone", id));
        }
    }

    static Language language(String code) {
        return Arrays.stream(Language.values())
                .filter(language -> language.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("language", "platform.language-unknown", Map.of("language", code)));
    }
}
