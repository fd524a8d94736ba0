@NullMarked
package relata.segments;

import org.jspecify.annotations.NullMarked;
