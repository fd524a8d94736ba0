package relata.platform.text;

/** Reads Latin letters as sounds: the longest of the usual letter groups first, then single letters. */
final class LatinSounds {

    private LatinSounds() {}

    /** Puts the sound that stands at {@code at}; answers how many letters it took, one at least. */
    static int put(String word, int at, Sounds sounds) {
        char c = word.charAt(at);
        char next = at + 1 < word.length() ? word.charAt(at + 1) : 0;
        return switch (c) {
            case 'k' -> next == 'h' ? put(sounds, 'h', 2) : put(sounds, 'k', 1);
            case 'z' -> z(word, at, next, sounds);
            case 's' -> s(word, at, next, sounds);
            case 't' -> t(word, at, next, sounds);
            case 'c' -> c(word, at, next, sounds);
            case 'p' -> next == 'h' ? put(sounds, 'f', 2) : put(sounds, 'p', 1);
            case 'q' -> put(sounds, 'k', next == 'u' ? 2 : 1);
            case 'x' -> {
                sounds.put("ks");
                yield 1;
            }
            case 'g' -> put(sounds, 'h', 1);
            case 'w' -> put(sounds, 'v', 1);
            case 'j', 'y' -> put(sounds, 'i', 1);
            default -> put(sounds, c, 1);
        };
    }

    private static int put(Sounds sounds, char sound, int taken) {
        sounds.put(sound);
        return taken;
    }

    /** zh is ж; zgh, the table's sign for зг, falls out by itself as z and h. */
    private static int z(String word, int at, char next, Sounds sounds) {
        if (word.startsWith("zgh", at)) {
            sounds.put("zh");
            return 3;
        }
        return next == 'h' ? put(sounds, 'j', 2) : put(sounds, 'z', 1);
    }

    /** sh, Polish sz; sch and shch come out of s or sh before ch. */
    private static int s(String word, int at, char next, Sounds sounds) {
        if (word.startsWith("sch", at)) {
            return put(sounds, 'w', 3);
        }
        return next == 'h' || next == 'z' ? put(sounds, 'w', 2) : put(sounds, 's', 1);
    }

    private static int t(String word, int at, char next, Sounds sounds) {
        if (word.startsWith("tch", at)) {
            return put(sounds, 'c', 3);
        }
        if (next == 's' && !word.startsWith("sh", at + 1) && !word.startsWith("sch", at + 1) || next == 'z') {
            sounds.put("ts");
            return 2;
        }
        return next == 'h' ? put(sounds, 't', 2) : put(sounds, 't', 1);
    }

    /** ch and Polish cz are ч, Chr- is Хр-, c before a front vowel is ц, -cki is -цький, any other c is k. */
    private static int c(String word, int at, char next, Sounds sounds) {
        int left = word.length() - at;
        if (next == 'h') {
            boolean greek = left > 2 && word.charAt(at + 2) == 'r';
            return put(sounds, greek ? 'k' : 'c', 2);
        }
        if (next == 'z') {
            return put(sounds, 'c', 2);
        }
        if (next == 'k') {
            boolean polish = left == 3 && at > 2 && (word.charAt(at + 2) == 'i' || word.charAt(at + 2) == 'a');
            sounds.put(polish ? "tsk" : "k");
            return 2;
        }
        boolean front = next == 'e' || next == 'i' || next == 'y';
        boolean czech = left == 1 && at > 2 && word.charAt(at - 1) == 'e';
        if (front || czech) {
            sounds.put("ts");
            return 1;
        }
        return put(sounds, 'k', 1);
    }
}
