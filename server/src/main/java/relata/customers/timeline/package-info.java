/** The timeline of a customer: what is recorded on it, and how other modules add their own entries. */
@NullMarked
@NamedInterface("timeline")
package relata.customers.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
