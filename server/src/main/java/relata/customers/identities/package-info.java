/** Who is meant by an address, a number or an id: one customer for each. */
@NullMarked
package relata.customers.identities;

import org.jspecify.annotations.NullMarked;
