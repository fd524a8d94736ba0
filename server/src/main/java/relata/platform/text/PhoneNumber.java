package relata.platform.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Locale;
import java.util.Objects;

/**
 * A telephone number as E.164, by the numbering plans of libphonenumber.
 *
 * @param e164 for example {@code +380671234567}
 * @param extension digits, empty where there is none
 * @param inPlan whether the plan of its country has such numbers; where not, the number has a possible length but may be
 *     mistyped, or newer than the plan
 */
public record PhoneNumber(String e164, String extension, boolean inPlan) {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    private static final int LONGEST = 60;

    /**
     * Whatever brings a number reads it several times over, to recognize its customer and to write it; that was a quarter of
     * the server's own work for an import. Enough for a few batches.
     */
    private static final RecentWords<Parsed<PhoneNumber>> RECENT = new RecentWords<>(4_000);

    /** What kind of connection the number is, as far as the plan tells. */
    public enum Kind {
        MOBILE,
        FIXED,
        OTHER
    }

    public PhoneNumber {
        if (e164.length() < 5 || e164.charAt(0) != '+') {
            throw new IllegalArgumentException("Not an E.164 number");
        }
    }

    /**
     * Reads any usual way of writing. A number without its country is taken for one of {@code region} (ISO 3166, "UA");
     * failing that, for an international one whose plus was lost, as spreadsheets lose it. Refuses with phone.empty,
     * phone.no-number, phone.too-short, phone.too-long, phone.country, phone.impossible.
     */
    public static Parsed<PhoneNumber> parse(String text, String region) {
        String bare = bare(text);
        if (bare.isEmpty()) {
            return Parsed.refused("phone.empty", text);
        }
        if (bare.length() > LONGEST) {
            return Parsed.refused("phone.too-long", text);
        }
        return switch (RECENT.of(region + " " + bare, _ -> read(bare, region))) {
            case Parsed.Accepted<PhoneNumber> number -> number;
            case Parsed.Refused<PhoneNumber> refused -> Parsed.refused(refused.code(), text);
        };
    }

    private static Parsed<PhoneNumber> read(String bare, String region) {
        Parsed<PhoneNumber> read = read(bare, region, bare);
        boolean sure = read instanceof Parsed.Accepted<PhoneNumber>(PhoneNumber number) && number.inPlan;
        if (sure || bare.startsWith("+") || !Character.isDigit(bare.charAt(0)) || bare.startsWith("0")) {
            return read;
        }
        Parsed<PhoneNumber> international = read("+" + bare, region, bare);
        return international instanceof Parsed.Accepted<PhoneNumber>(PhoneNumber number) && number.inPlan
                ? international
                : read;
    }

    private static Parsed<PhoneNumber> read(String bare, String region, String text) {
        Phonenumber.PhoneNumber number;
        try {
            number = PLANS.parse(bare, region.toUpperCase(Locale.ROOT));
        } catch (NumberParseException e) {
            return Parsed.refused(code(e.getErrorType()), text);
        }
        return switch (PLANS.isPossibleNumberWithReason(number)) {
            case IS_POSSIBLE ->
                Parsed.accepted(new PhoneNumber(
                        PLANS.format(number, PhoneNumberFormat.E164),
                        number.getExtension(),
                        PLANS.isValidNumber(number)));
            case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> Parsed.refused("phone.too-short", text);
            case TOO_LONG -> Parsed.refused("phone.too-long", text);
            case INVALID_COUNTRY_CODE -> Parsed.refused("phone.country", text);
            case INVALID_LENGTH -> Parsed.refused("phone.impossible", text);
        };
    }

    private static String code(NumberParseException.ErrorType error) {
        return switch (error) {
            case INVALID_COUNTRY_CODE -> "phone.country";
            case NOT_A_NUMBER -> "phone.no-number";
            case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> "phone.too-short";
            case TOO_LONG -> "phone.too-long";
        };
    }

    /** For people: international writing, with the extension after "ext.". */
    public String display() {
        String number = PLANS.format(plan(), PhoneNumberFormat.INTERNATIONAL);
        return extension.isEmpty() ? number : number + " ext. " + extension;
    }

    /** ISO 3166 code of the country; empty where the plan does not tell. */
    public String region() {
        return Objects.requireNonNullElse(PLANS.getRegionCodeForNumber(plan()), "");
    }

    public Kind kind() {
        return switch (PLANS.getNumberType(plan())) {
            case MOBILE -> Kind.MOBILE;
            case FIXED_LINE, FIXED_LINE_OR_MOBILE -> Kind.FIXED;
            default -> Kind.OTHER;
        };
    }

    private Phonenumber.PhoneNumber plan() {
        try {
            return PLANS.parse(e164, null);
        } catch (NumberParseException e) {
            throw new IllegalStateException("An E.164 number of ours does not parse", e);
        }
    }

    /** Ukrainian "вн." and Russian "доб." become the sign that the library knows; "8 (067)" of old Ukraine is "067". */
    private static String bare(String text) {
        String bare = text.strip();
        int inner = Math.max(
                bare.toLowerCase(Locale.ROOT).indexOf("вн"),
                bare.toLowerCase(Locale.ROOT).indexOf("доб"));
        if (inner > 5) {
            String digits = bare.substring(inner).replaceAll("\\D", "");
            bare = bare.substring(0, inner) + (digits.isEmpty() ? "" : " ext. " + digits);
        }
        return bare.strip();
    }

    @Override
    public String toString() {
        return extension.isEmpty() ? e164 : e164 + ";ext=" + extension;
    }
}
