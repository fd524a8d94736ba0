/** How orders behave, against the real database. */
@NullMarked
package relata.commerce;

import org.jspecify.annotations.NullMarked;
