/** Two records become one, and two again. */
@NullMarked
@NamedInterface("merge")
package relata.customers.merge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
