@NullMarked
package relata.platform.access;

import org.jspecify.annotations.NullMarked;
