/** Records that may be one and the same customer, found in the background and reviewed by people. */
@NullMarked
package relata.customers.duplicates;

import org.jspecify.annotations.NullMarked;
