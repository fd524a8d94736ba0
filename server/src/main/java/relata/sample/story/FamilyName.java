package relata.sample.story;

import java.util.Set;

/** A family name in its masculine and feminine form, in Ukrainian, Russian, Latin letters and as part of an e-mail address. */
record FamilyName(Forms ukrainian, Forms russian, Forms latin, Forms address) {

    /** Names of a people that only look possessive. */
    private static final Set<String> UNCHANGED_ON_IN = Set.of("Волошин", "Литвин");

    /** Both forms in one spelling; many names have only one. */
    record Forms(String masculine, String feminine) {
        String of(boolean feminineWanted) {
            return feminineWanted ? feminine : masculine;
        }
    }

    static FamilyName ofUkraine(String ukrainian, String russian) {
        var forms = new Forms(ukrainian, feminine(ukrainian));
        var latin = new Forms(Latin.of(forms.masculine), Latin.of(forms.feminine));
        return new FamilyName(forms, new Forms(russian, feminine(russian)), latin, addresses(latin));
    }

    /** Poles decline adjectives (-ski, -cki), Slovaks add -ová, Romanians and Moldovans change nothing. */
    static FamilyName abroad(String country, String latin) {
        String feminine = latin;
        if (country.equals("pl") && (latin.endsWith("ski") || latin.endsWith("cki"))) {
            feminine = latin.substring(0, latin.length() - 1) + "a";
        } else if (country.equals("sk")) {
            feminine = (latin.endsWith("a") ? latin.substring(0, latin.length() - 1) : latin) + "ová";
        }
        var forms = new Forms(latin, feminine);
        return new FamilyName(forms, forms, forms, addresses(forms));
    }

    private static Forms addresses(Forms latin) {
        return new Forms(Latin.address(latin.masculine), Latin.address(latin.feminine));
    }

    String in(Spelling spelling, boolean feminine) {
        return switch (spelling) {
            case UKRAINIAN -> ukrainian.of(feminine);
            case RUSSIAN -> russian.of(feminine);
            case LATIN -> latin.of(feminine);
        };
    }

    /** Adjectives and names on -ов, -ев, -ин have a feminine form; -енко, -ук, -ик and the like have not. */
    static String feminine(String masculine) {
        int length = masculine.length();
        if (masculine.endsWith("ський") || masculine.endsWith("цький")) {
            return masculine.substring(0, length - 2) + "а";
        }
        if (masculine.endsWith("ский") || masculine.endsWith("цкий")) {
            return masculine.substring(0, length - 2) + "ая";
        }
        if (masculine.endsWith("ый") || masculine.endsWith("ой")) {
            return masculine.substring(0, length - 2) + "ая";
        }
        if (masculine.endsWith("ий")) {
            return masculine.substring(0, length - 2) + "а";
        }
        boolean possessive = masculine.endsWith("ов")
                || masculine.endsWith("ев")
                || masculine.endsWith("єв")
                || masculine.endsWith("йов")
                || masculine.endsWith("ёв")
                || masculine.endsWith("ін")
                || masculine.endsWith("їн")
                || (masculine.endsWith("ин") && !UNCHANGED_ON_IN.contains(masculine));
        return possessive ? masculine + "а" : masculine;
    }
}
