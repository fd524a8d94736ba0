/** How much a record is worth to those who work with it, and where the base is weak. */
@NullMarked
package relata.customers.quality;

import org.jspecify.annotations.NullMarked;
