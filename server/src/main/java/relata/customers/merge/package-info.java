/** Two records become one, and two again. */
@NullMarked
package relata.customers.merge;

import org.jspecify.annotations.NullMarked;
