package relata.platform.tables;

/**
 * Counts how often each content key was seen. Twelve bytes a slot in open addressing over the first 64 bits of the key: a million distinct
 * rows take 25 MB, and two different rows meet by chance once in some ten million files of that size.
 */
public final class Occurrences {
    private long[] keys = new long[1 << 10];
    private int[] counts = new int[1 << 10];
    private int used;

    /** Counts this row in and says which of its kind it is, from 1. */
    public int next(ContentKey key) {
        if (used * 3L > keys.length * 2L) {
            grow();
        }
        int slot = slot(key.head());
        if (counts[slot] == 0) {
            keys[slot] = key.head();
            used++;
        }
        return ++counts[slot];
    }

    private int slot(long head) {
        int mask = keys.length - 1;
        int slot = (int) (head ^ (head >>> 32)) & mask;
        while (counts[slot] != 0 && keys[slot] != head) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new int[oldCounts.length * 2];
        for (int index = 0; index < oldKeys.length; index++) {
            if (oldCounts[index] != 0) {
                int slot = slot(oldKeys[index]);
                keys[slot] = oldKeys[index];
                counts[slot] = oldCounts[index];
            }
        }
    }
}
