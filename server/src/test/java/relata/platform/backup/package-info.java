@NullMarked
package relata.platform.backup;

import org.jspecify.annotations.NullMarked;
