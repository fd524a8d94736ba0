@NullMarked
package relata.platform.privacy;

import org.jspecify.annotations.NullMarked;
