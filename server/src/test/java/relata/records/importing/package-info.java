@NullMarked
package relata.records.importing;

import org.jspecify.annotations.NullMarked;
