package relata.platform.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The name of an organization as it is written, and what is left of it without legal form and quotation marks.
 *
 * @param name as written, blanks tidied
 * @param core for example {@code Ромашка} of {@code ТОВ «Ромашка»}; never empty
 * @param legalForm the form as written, empty where there is none
 * @param key by which spellings of one name meet; no proof of identity
 */
public record OrganizationName(String name, String core, String legalForm, String key) {

    private static final int LONGEST = 300;

    private static final Set<String> FORMS = Set.of(
            ("тов тзов ооо фоп флп ип пп чп ат ао пат прат ват зат оао зао пао кп дп гп уп чуп одо спд го бф осбб то нко ано "
                            + "llc ltd limited inc incorporated corp corporation co gmbh ag kg ug ohg sa srl sarl sas spa bv nv oy ab aps as "
                            + "spzoo plc llp lp pty sro kft ood eood doo tov ooo fop pjsc jsc ojsc cjsc")
                    .split(" "));

    /** Forms written out, longest first. */
    private static final List<String> LONG_FORMS = List.of(
            "товариство з обмеженою відповідальністю",
            "общество с ограниченной ответственностью",
            "приватне акціонерне товариство",
            "публічне акціонерне товариство",
            "публичное акционерное общество",
            "фізична особа-підприємець",
            "физическое лицо-предприниматель",
            "индивидуальный предприниматель",
            "акціонерне товариство",
            "акционерное общество",
            "приватне підприємство",
            "частное предприятие",
            "державне підприємство",
            "комунальне підприємство",
            "limited liability company",
            "joint stock company");

    private static final Set<String> AND = Set.of("and", "та", "и", "й", "і", "und", "et");

    /** Refuses with name.empty, name.too-long (300 characters). */
    public static Parsed<OrganizationName> parse(String text) {
        String name = String.join(" ", Letters.composed(text).strip().split("\\s+"));
        if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Parsed.refused("name.empty", text);
        }
        if (name.length() > LONGEST) {
            return Parsed.refused("name.too-long", text);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        for (String form : LONG_FORMS) {
            int end = form.length();
            if (lower.startsWith(form + " ") || lower.startsWith(form + "\"") || lower.startsWith(form + "«")) {
                return Parsed.accepted(of(name, unquoted(name.substring(end)), name.substring(0, end)));
            }
        }
        return Parsed.accepted(withShortForm(name));
    }

    private static OrganizationName withShortForm(String name) {
        List<String> words =
                new ArrayList<>(List.of(name.replace(",", " ").strip().split("\\s+")));
        String form = "";
        if (words.size() > 3 && form(String.join("", words.subList(words.size() - 3, words.size())))) { // Sp. z o.o.
            form = String.join(" ", words.subList(words.size() - 3, words.size()));
            words.subList(words.size() - 3, words.size()).clear();
        } else if (words.size() > 1 && form(words.getFirst())) {
            form = words.removeFirst();
        } else if (words.size() > 1 && form(words.getLast())) {
            form = words.removeLast();
        }
        while (words.size() > 1 && form(words.getLast()) && !form.isEmpty()) { // Co. Ltd.
            form = words.removeLast() + " " + form;
        }
        String core = unquoted(form.isEmpty() ? name : String.join(" ", words));
        return of(name, core, form);
    }

    private static boolean form(String word) {
        return FORMS.contains(word.replace(".", "").toLowerCase(Locale.ROOT));
    }

    private static OrganizationName of(String name, String core, String form) {
        String kept = core.isEmpty() ? name : core;
        List<String> keys = new ArrayList<>();
        Words.each(kept, word -> {
            String key = NameKey.of(word);
            boolean joining = AND.contains(word) && kept.contains(" " + word + " "); // a capital is an initial
            if (!key.isEmpty() && !joining) {
                keys.add(key);
            }
        });
        return new OrganizationName(name, kept, form, String.join(" ", keys));
    }

    /** Without the quotation marks around the whole; those inside stay. */
    private static String unquoted(String text) {
        String bare = text.strip();
        while (bare.length() > 1
                && "\"«„“'”»".indexOf(bare.charAt(0)) >= 0
                && "\"»“”'".indexOf(bare.charAt(bare.length() - 1)) >= 0) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        return bare;
    }
}
