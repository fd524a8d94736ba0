/** Histories by chance: merges, bulk changes, imports and their undoing, held against a plain model in memory. */
@NullMarked
package relata.customers.histories;

import org.jspecify.annotations.NullMarked;
