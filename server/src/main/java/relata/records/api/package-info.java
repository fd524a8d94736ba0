/** HTTP for records of any type: lists, one record, changes, history, catalog. */
@NullMarked
package relata.records.api;

import org.jspecify.annotations.NullMarked;
