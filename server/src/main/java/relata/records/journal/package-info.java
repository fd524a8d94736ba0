/** What imports and bulk changes did to records, and the way back. */
@NullMarked
package relata.records.journal;

import org.jspecify.annotations.NullMarked;
