package relata.platform.tables;

/** What stands at one place of a file: a row that could be read, or one that could not, with the reason. */
public sealed interface TableRow permits Row, BrokenRow {
    /** Row of the file, from 1: the line where it begins in a text file (as editors count), Excel's row in a workbook. */
    long number();
}
