/** Reading records: lists, one record, counts, sums, groups, boards, all compiled in one place that always ANDs what the actor may see. */
@NullMarked
package relata.records.lists;

import org.jspecify.annotations.NullMarked;
