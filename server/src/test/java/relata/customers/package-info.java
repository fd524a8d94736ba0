/** How customers behave, against the real database. */
@NullMarked
package relata.customers;

import org.jspecify.annotations.NullMarked;
