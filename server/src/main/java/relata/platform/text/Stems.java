package relata.platform.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.uk.UkrainianMorfologikAnalyzer;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * The stems of a word in the languages that its letters allow: Snowball's for English and Russian, the lemmas of the
 * Ukrainian dictionary that Lucene's Ukrainian analyzer uses. The stemmers are called without Lucene's token streams, which
 * cost more than the stemming where texts are a few words long.
 */
final class Stems {

    private static final Dictionary UKRAINIAN = dictionary();

    private static final CharArraySet ENGLISH_STOPS = EnglishAnalyzer.getDefaultStopSet();
    private static final CharArraySet RUSSIAN_STOPS = RussianAnalyzer.getDefaultStopSet();
    private static final CharArraySet UKRAINIAN_STOPS = UkrainianMorfologikAnalyzer.getDefaultStopwords();

    /** The stemmers keep state, so that one thread uses a set of them at a time. */
    private static final ConcurrentLinkedQueue<Stems> IDLE = new ConcurrentLinkedQueue<>();

    /** Snowball cuts some words to a syllable (Олеся to ол) under which unlike words would meet. */
    private static final int SHORTEST = 3;

    private final SnowballStemmer english = new EnglishStemmer();
    private final SnowballStemmer russian = new RussianStemmer();
    private final DictionaryLookup ukrainian = new DictionaryLookup(UKRAINIAN);

    private Stems() {}

    /** The stems of a lower-case word without digits; the apostrophe, if any, is the plain one. Never empty. */
    static Set<String> of(String word) {
        Stems idle = IDLE.poll();
        Stems stems = idle == null ? new Stems() : idle;
        try {
            return stems.stems(word);
        } finally {
            IDLE.offer(stems);
        }
    }

    /** Whether the word is so frequent in one of the languages that it tells nothing. */
    static boolean stop(String word) {
        return Letters.cyrillic(word.charAt(0))
                ? RUSSIAN_STOPS.contains(word) || UKRAINIAN_STOPS.contains(word)
                : ENGLISH_STOPS.contains(word);
    }

    private Set<String> stems(String word) {
        Set<String> found = new LinkedHashSet<>();
        if (Letters.latin(word.charAt(0))) {
            found.add(stem(english, word.endsWith("'s") ? word.substring(0, word.length() - 2) : word));
        } else if (Letters.cyrillic(word.charAt(0))) {
            if (!hasAny(word, "іїєґ'")) {
                String stem = stem(russian, word.replace('ё', 'е'));
                found.add(stem.length() < SHORTEST && word.length() > SHORTEST ? word : stem);
            }
            if (!hasAny(word, "ыэёъ")) {
                lemmas(word, found);
            }
        }
        if (found.isEmpty()) {
            found.add(word);
        }
        return found;
    }

    /** The search edition of the dictionary writes г for ґ, and its lemmas of proper names in capitals. */
    private void lemmas(String word, Set<String> found) {
        for (var form : ukrainian.lookup(word.replace('ґ', 'г'))) {
            CharSequence lemma = form.getStem();
            if (lemma != null) {
                found.add(lemma.toString().toLowerCase(Locale.ROOT));
            }
        }
    }

    private static String stem(SnowballStemmer stemmer, String word) {
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    private static boolean hasAny(String word, String letters) {
        for (int n = 0; n < word.length(); n++) {
            if (letters.indexOf(word.charAt(n)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static Dictionary dictionary() {
        try {
            return Dictionary.read(Objects.requireNonNull(
                    Stems.class.getClassLoader().getResource("ua/net/nlp/ukrainian.dict"), "Ukrainian dictionary"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
