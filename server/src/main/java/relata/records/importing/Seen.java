package relata.records.importing;

import java.util.List;

/**
 * What earlier rows of a dry run would have made, as hashes in open addressing: eight bytes a slot, some 50 MB for a
 * million rows. Two keys meet by chance once in some ten million files of that size; then a count of the preview is off by one.
 */
final class Seen {

    private long[] hashes = new long[1 << 10];
    private int used;

    boolean knows(List<MatchKey> keys) {
        return used > 0 && keys.stream().anyMatch(key -> hashes[slot(hash(key))] != 0);
    }

    void add(List<MatchKey> keys) {
        for (MatchKey key : keys) {
            if (used * 3L > hashes.length * 2L) {
                grow();
            }
            long hash = hash(key);
            int slot = slot(hash);
            if (hashes[slot] == 0) {
                hashes[slot] = hash;
                used++;
            }
        }
    }

    private int slot(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) (hash ^ (hash >>> 32)) & mask;
        while (hashes[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = hashes;
        hashes = new long[old.length * 2];
        for (long hash : old) {
            if (hash != 0) {
                hashes[slot(hash)] = hash;
            }
        }
    }

    /** 64 bits in the manner of FNV-1a, finished by a mixer of MurmurHash3; never 0. */
    private static long hash(MatchKey key) {
        long hash = 0xcbf29ce484222325L;
        String text = key.kind() + '\u001f' + key.value();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
