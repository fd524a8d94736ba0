package relata.platform.text;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The address of a page of the web, http or https only, with scheme and host in lower case and the host in ASCII. Whether
 * the server may call it is another question, which this type does not answer.
 *
 * @param url for example {@code https://example.com/shop}
 */
public record WebAddress(String url) {

    private static final int LONGEST = 2_000;
    private static final int LONGEST_DOMAIN = 253;

    /** The addresses of a company's customers have few domains among them. */
    private static final RecentWords<String> DOMAINS = new RecentWords<>(4_000);

    public WebAddress {
        if (!url.startsWith("https://") && !url.startsWith("http://")) {
            throw new IllegalArgumentException("Not a normal web address");
        }
    }

    /** Reads {@code Example.com/Shop} too, taking https. Refuses with url.empty, url.scheme, url.host, url.wrong, url.too-long. */
    public static Parsed<WebAddress> parse(String text) {
        String bare = Letters.composed(text).strip();
        if (bare.isEmpty()) {
            return Parsed.refused("url.empty", text);
        }
        if (bare.length() > LONGEST) {
            return Parsed.refused("url.too-long", text);
        }
        int colon = bare.indexOf("://");
        String scheme = colon < 0 ? "https" : bare.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return Parsed.refused("url.scheme", text);
        }
        String rest = colon < 0 ? bare : bare.substring(colon + 3);
        int path = firstOf(rest, "/?#");
        return hostAndPath(scheme, rest.substring(0, path), rest.substring(path), text);
    }

    private static Parsed<WebAddress> hostAndPath(String scheme, String authority, String path, String text) {
        int port = authority.lastIndexOf(':');
        String number = port < 0 ? "" : authority.substring(port + 1);
        String host = asciiDomain(port < 0 ? authority : authority.substring(0, port));
        boolean wrongPort = port >= 0 && !portNumber(number);
        if (host.indexOf('.') < 0 || wrongPort) {
            return Parsed.refused("url.host", text);
        }
        boolean usual = number.equals(scheme.equals("https") ? "443" : "80");
        String url = scheme + "://" + host + (number.isEmpty() || usual ? "" : ":" + number)
                + (path.equals("/") ? "" : path.replace(" ", "%20"));
        try {
            return Parsed.accepted(new WebAddress(new URI(url).toASCIIString()));
        } catch (URISyntaxException _) {
            return Parsed.refused("url.wrong", text);
        }
    }

    public String host() {
        return URI.create(url).getHost();
    }

    /** The host without "www.", by which a company's records and its people's e-mail addresses meet. */
    public String domain() {
        String host = host();
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    /** The domain in ASCII and lower case; empty where it is none (RFC 1035 lengths, letters, digits and hyphens). */
    static String asciiDomain(String domain) {
        String bare = domain.strip();
        return bare.length() > LONGEST_DOMAIN ? "" : DOMAINS.of(bare, WebAddress::ascii);
    }

    private static String ascii(String domain) {
        String ascii;
        try {
            ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return "";
        }
        boolean wrong =
                ascii.isEmpty() || ascii.length() > LONGEST_DOMAIN || ascii.startsWith(".") || ascii.contains("..");
        String last = ascii.substring(ascii.lastIndexOf('.') + 1);
        boolean number = last.isEmpty() || Character.isDigit(last.charAt(0));
        return wrong || number ? "" : ascii;
    }

    private static boolean portNumber(String number) {
        return !number.isEmpty()
                && number.length() <= 5
                && number.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(number) <= 65_535;
    }

    private static int firstOf(String text, String ends) {
        for (int n = 0; n < text.length(); n++) {
            if (ends.indexOf(text.charAt(n)) >= 0) {
                return n;
            }
        }
        return text.length();
    }

    @Override
    public String toString() {
        return url;
    }
}
