@NullMarked
package relata;

import org.jspecify.annotations.NullMarked;
