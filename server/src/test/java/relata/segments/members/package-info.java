@NullMarked
package relata.segments.members;

import org.jspecify.annotations.NullMarked;
