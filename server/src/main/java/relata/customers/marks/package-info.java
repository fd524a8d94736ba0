/** Customers whose facts changed, and the listeners that compute their picture anew. */
@NullMarked
package relata.customers.marks;

import org.jspecify.annotations.NullMarked;
