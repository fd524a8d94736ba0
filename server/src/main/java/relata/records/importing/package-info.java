/**
 * Files become records: format and columns are guessed, a mapping is proposed and checked, then the file is imported in the
 * background, batch by batch, each with its journal and checkpoint in one transaction.
 */
@NullMarked
package relata.records.importing;

import org.jspecify.annotations.NullMarked;
