package relata.platform.tables;

/**
 * How much of a hostile file is taken in before it is refused.
 *
 * @param cellCharacters longest cell; Excel itself ends at 32,767
 * @param columns most cells in a row
 * @param rowBytes longest row of a text file, and longest run of a workbook's XML without a tag
 * @param inflatedBytes most bytes that one part of a workbook may unpack to
 * @param inflationRatio most times that a part may grow when unpacked, once it is past {@link #RATIO_FROM_BYTES}
 */
public record TableLimits(int cellCharacters, int columns, int rowBytes, long inflatedBytes, int inflationRatio) {
    /** Small parts of honest workbooks are often nothing but repetition. */
    static final long RATIO_FROM_BYTES = 16L << 20;

    public static final TableLimits STANDARD = new TableLimits(32_767, 1_000, 4 << 20, 8L << 30, 200);

    public TableLimits {
        if (cellCharacters < 1 || columns < 1 || rowBytes < 1_024 || inflatedBytes < 1 || inflationRatio < 2) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
