package relata.platform.text;

import java.net.IDN;
import java.util.Locale;

/**
 * An e-mail address in the one form under which it is stored, compared and written to: lower-case, the domain in ASCII.
 *
 * <p>Checked by RFC 5321's lengths and the characters that providers really give out; quoted local parts and addresses of
 * hosts in brackets are refused, since no customer has one. Letters of other scripts in the local part (RFC 6531) pass.
 *
 * @param address for example {@code olha.bondar@xn--e1aybc.example}
 */
public record EmailAddress(String address) {

    private static final String SPECIALS = "!#$%&'*+/=?^_`{|}~-";

    /** Checks that the address is already normal; texts as people write them go through {@link #parse}. */
    public EmailAddress {
        int at = address.indexOf('@');
        if (at < 1 || at == address.length() - 1 || !address.equals(address.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("Not a normal e-mail address");
        }
    }

    /**
     * Reads {@code  Olha <Olha.Bondar@Example.COM> } and {@code mailto:} forms too. Refuses with email.empty, email.no-at,
     * email.local-part, email.domain, email.too-long, email.several.
     */
    public static Parsed<EmailAddress> parse(String text) {
        String bare = bare(text);
        if (bare.isEmpty()) {
            return Parsed.refused("email.empty", text);
        }
        int at = bare.lastIndexOf('@');
        if (at < 0) {
            return Parsed.refused("email.no-at", text);
        }
        if (bare.indexOf('@') != at) {
            boolean list = bare.indexOf(',') >= 0 || bare.indexOf(';') >= 0 || bare.indexOf(' ') >= 0;
            return Parsed.refused(list ? "email.several" : "email.local-part", text);
        }
        String local = bare.substring(0, at).toLowerCase(Locale.ROOT);
        if (!localPart(local)) {
            return Parsed.refused("email.local-part", text);
        }
        String domain = WebAddress.asciiDomain(bare.substring(at + 1));
        if (domain.isEmpty() || domain.indexOf('.') < 0) {
            return Parsed.refused("email.domain", text);
        }
        if (local.length() > 64 || local.length() + 1 + domain.length() > 254) {
            return Parsed.refused("email.too-long", text);
        }
        return Parsed.accepted(new EmailAddress(local + "@" + domain));
    }

    public String local() {
        return address.substring(0, address.indexOf('@'));
    }

    public String domain() {
        return address.substring(address.indexOf('@') + 1);
    }

    /** The address for people, with the domain in its own script. */
    public String display() {
        return local() + "@" + IDN.toUnicode(domain());
    }

    /**
     * The key of the mailbox behind the address: without "+tag", at Gmail without dots too. Equal keys are a sign of one
     * person, no proof; never an identity.
     */
    public String looseKey() {
        String local = local();
        int plus = local.indexOf('+');
        String base = plus > 0 ? local.substring(0, plus) : local;
        String domain = domain().equals("googlemail.com") ? "gmail.com" : domain();
        return (domain.equals("gmail.com") ? base.replace(".", "") : base) + "@" + domain;
    }

    private static String bare(String text) {
        String bare = Letters.composed(text).strip();
        int open = bare.lastIndexOf('<');
        if (open >= 0 && bare.endsWith(">")) {
            bare = bare.substring(open + 1, bare.length() - 1).strip();
        }
        if (bare.regionMatches(true, 0, "mailto:", 0, 7)) {
            bare = bare.substring(7);
        }
        while (bare.endsWith(".") || bare.endsWith(",") || bare.endsWith(";")) {
            bare = bare.substring(0, bare.length() - 1).stripTrailing();
        }
        return bare;
    }

    private static boolean localPart(String local) {
        if (local.isEmpty() || local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
            return false;
        }
        return local.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || SPECIALS.indexOf(c) >= 0);
    }

    @Override
    public String toString() {
        return address;
    }
}
