/**
 * Customers with contracts, whose end is seen: how long they stay, and models of it that reach beyond what was seen.
 */
@NullMarked
package relata.models.survival;

import org.jspecify.annotations.NullMarked;
