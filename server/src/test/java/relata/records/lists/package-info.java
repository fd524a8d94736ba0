@NullMarked
package relata.records.lists;

import org.jspecify.annotations.NullMarked;
