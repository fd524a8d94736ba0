package relata.sample.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people say, in their own language. Where a language lacks a phrase, English is spoken. */
final class Phrases {

    /** Whom and what a phrase speaks of. */
    record Subject(boolean feminine, String given, String city, String product, String order, String employee) {}

    /** A subject line and a body, each cut at its variables. */
    record Phrase(Text subject, Text body) {}

    /** Pieces at even places are said as they are, those at odd places stand for something. */
    record Text(String[] pieces) {
        String about(Subject subject) {
            if (pieces.length == 1) {
                return pieces[0];
            }
            var said = new StringBuilder(200);
            for (int index = 0; index < pieces.length; index++) {
                said.append(index % 2 == 0 ? pieces[index] : variable(pieces[index], subject));
            }
            return said.toString();
        }

        private static String variable(String name, Subject subject) {
            return switch (name) {
                case "p" -> subject.product;
                case "o" -> subject.order;
                case "g" -> subject.given;
                case "c" -> subject.city;
                case "e" -> subject.employee;
                default -> {
                    int slash = name.indexOf('/');
                    yield subject.feminine ? name.substring(0, slash) : name.substring(slash + 1);
                }
            };
        }
    }

    private static final String[] LANGUAGES = {"uk", "ru", "en", "pl", "ro"};

    private final Map<String, Map<String, Phrase[]>> byLanguage = new HashMap<>();

    Phrases() {
        for (String language : LANGUAGES) {
            var lists = new HashMap<String, List<Phrase>>();
            for (String[] row : ResourceLines.read("phrases_" + language + ".txt", "\\|")) {
                lists.computeIfAbsent(row[0], key -> new ArrayList<>()).add(new Phrase(text(row[1]), text(row[2])));
            }
            var phrases = new HashMap<String, Phrase[]>();
            lists.forEach((key, list) -> phrases.put(key, list.toArray(Phrase[]::new)));
            byLanguage.put(language, phrases);
        }
    }

    Phrase pick(String key, String language, Dice dice) {
        Phrase[] phrases = byLanguage.getOrDefault(language, Map.of()).get(key);
        if (phrases == null) {
            phrases = byLanguage.getOrDefault("en", Map.of()).get(key);
        }
        if (phrases == null) {
            throw new IllegalArgumentException("Nobody knows what to say about " + key);
        }
        return dice.pick(phrases);
    }

    private static Text text(String written) {
        return new Text(written.split("[{}]", -1));
    }
}
