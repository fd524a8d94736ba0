package relata.platform.tables;

/** Counts whole and broken UTF-8 sequences of a stream of blocks (RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF). */
final class Utf8Check {
    private long whole;
    private long broken;
    private int missing;
    private int least = 0x80;
    private int most = 0xBF;

    long whole() {
        return whole;
    }

    long broken() {
        return broken;
    }

    /** The place of the first byte beyond ASCII in this block, -1 where there is none. */
    int take(byte[] block, int length) {
        int first = -1;
        for (int index = 0; index < length; index++) {
            int value = block[index];
            if (value >= 0 && missing == 0) {
                continue;
            }
            if (first < 0 && value < 0) {
                first = index;
            }
            take(value & 0xFF);
        }
        return first;
    }

    void end() {
        if (missing > 0) {
            broken++;
        }
    }

    private void take(int value) {
        if (missing > 0) {
            if (value >= least && value <= most) {
                missing--;
                least = 0x80;
                most = 0xBF;
                whole += missing == 0 ? 1 : 0;
                return;
            }
            broken++;
            missing = 0;
        }
        begin(value);
    }

    private void begin(int value) {
        least = value == 0xE0 ? 0xA0 : value == 0xF0 ? 0x90 : 0x80;
        most = value == 0xED ? 0x9F : value == 0xF4 ? 0x8F : 0xBF;
        if (value < 0x80) {
            return;
        }
        if (value >= 0xC2 && value <= 0xDF) {
            missing = 1;
        } else if (value >= 0xE0 && value <= 0xEF) {
            missing = 2;
        } else if (value >= 0xF0 && value <= 0xF4) {
            missing = 3;
        } else {
            broken++;
        }
    }
}
