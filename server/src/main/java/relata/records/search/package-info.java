/** Finding records of all types at once by words, parts of names, numbers and addresses. */
@NullMarked
package relata.records.search;

import org.jspecify.annotations.NullMarked;
