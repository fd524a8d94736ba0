/** Everything known about a person, and how to forget it. */
@NullMarked
package relata.customers.privacy;

import org.jspecify.annotations.NullMarked;
