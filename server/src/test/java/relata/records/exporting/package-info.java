@NullMarked
package relata.records.exporting;

import org.jspecify.annotations.NullMarked;
