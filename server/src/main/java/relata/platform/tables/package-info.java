/**
 * Tabular files from outside and to outside: text with separators and Excel workbooks, read in a stream with flat memory and written so
 * that what was written reads back unchanged. Nothing here knows records, catalog or database.
 */
@NullMarked
package relata.platform.tables;

import org.jspecify.annotations.NullMarked;
