package relata.platform.tables;

/**
 * Where reading can go on.
 *
 * @param nextRow row of the file, from 1, that comes next
 * @param offset byte of the text where it begins (of its UTF-8 form where the file is UTF-16); 0 for workbooks
 */
public record Checkpoint(long nextRow, long offset) {
    public static final Checkpoint START = new Checkpoint(1, 0);
}
