package relata.platform.text;

/**
 * Writes the sounds of a word one after the other and lets neighbors melt as their spellings do: double letters, "ie" and
 * "e", "iu" and "u" after a consonant, "shch" and "sch". One instance serves one word.
 */
final class Sounds {

    private final char[] sounds;
    private int length;

    Sounds(int capacity) {
        sounds = new char[capacity];
    }

    void put(String several) {
        for (int n = 0; n < several.length(); n++) {
            put(several.charAt(n));
        }
    }

    void put(char sound) {
        if (sound == 'c' && last() == 's') {
            sounds[length - 1] = 'w';
            return;
        }
        if (sound == 'c' && last() == 'w') {
            return;
        }
        boolean afterI = last() == 'i';
        if (afterI && (sound == 'e' || ((sound == 'u' || sound == 'o') && length > 1 && !vowel(sounds[length - 2])))) {
            length--;
        }
        boolean digit = sound >= '0' && sound <= '9';
        if (digit || last() != sound) {
            sounds[length++] = sound;
        }
    }

    private char last() {
        return length == 0 ? 0 : sounds[length - 1];
    }

    private static boolean vowel(char c) {
        return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
    }

    @Override
    public String toString() {
        return new String(sounds, 0, length);
    }
}
