package relata.platform.mail;

import java.util.regex.Pattern;

/**
 * One mail to one person.
 *
 * @param key says what it is about; a second letter with the same key is not sent
 */
public record Letter(String key, String recipient, String subject, String text, String html) {

    private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n]+");

    public Letter {
        recipient = LINE_BREAKS.matcher(recipient).replaceAll("");
        subject = LINE_BREAKS.matcher(subject).replaceAll(" ");
    }
}
