/** One file that holds a whole installation, and the way back from it. */
@NullMarked
package relata.platform.backup;

import org.jspecify.annotations.NullMarked;
