package relata.platform.mail;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one person.
 *
 * @param key says what it is about; a second letter with the same key is not sent
 * @param enclosure null for none
 */
public record Letter(
        String key,
        String recipient,
        String subject,
        String text,
        String html,
        @Nullable Enclosure enclosure) {

    /** A file that a letter brings. */
    public record Enclosure(String name, String mediaType, byte[] content) {}

    private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n]+");

    public Letter(String key, String recipient, String subject, String text, String html) {
        this(key, recipient, subject, text, html, null);
    }

    public Letter {
        recipient = LINE_BREAKS.matcher(recipient).replaceAll("");
        subject = LINE_BREAKS.matcher(subject).replaceAll(" ");
    }
}
