/** How marks are worked off, against the real database. */
@NullMarked
package relata.customers.marks;

import org.jspecify.annotations.NullMarked;
