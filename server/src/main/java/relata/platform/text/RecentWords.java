package relata.platform.text;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers what was computed for the words seen lately, in bounded memory: two generations, of which the older is dropped
 * when the younger is full. Words of a language repeat, so that nearly all are found here; exact order of use is not worth
 * its cost. Safe for many threads.
 */
final class RecentWords<V> {

    private final int limit;
    private volatile ConcurrentHashMap<String, V> young;
    private volatile ConcurrentHashMap<String, V> old;

    /** At most about twice {@code limit} words are kept. */
    RecentWords(int limit) {
        this.limit = limit;
        young = new ConcurrentHashMap<>();
        old = new ConcurrentHashMap<>();
    }

    V of(String word, Function<String, V> compute) {
        V known = young.get(word);
        if (known != null) {
            return known;
        }
        known = old.get(word);
        V value = known == null ? compute.apply(word) : known;
        ConcurrentHashMap<String, V> target = young;
        target.put(word, value);
        // mappingCount sums striped counters: too dear for every word, cheap for every sixteenth
        if ((word.hashCode() & 15) == 0 && target.mappingCount() > limit) {
            turn(target);
        }
        return value;
    }

    private synchronized void turn(ConcurrentHashMap<String, V> full) {
        if (young == full) {
            old = full;
            young = new ConcurrentHashMap<>();
        }
    }

    long size() {
        return young.mappingCount() + old.mappingCount();
    }
}
