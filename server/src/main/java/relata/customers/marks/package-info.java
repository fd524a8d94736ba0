/** Customers whose facts changed, and the listeners that compute their picture anew. */
@NullMarked
@NamedInterface("marks")
package relata.customers.marks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
