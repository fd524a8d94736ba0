/** How much a record is worth to those who work with it, and where the base is weak. */
@NullMarked
@NamedInterface("quality")
package relata.customers.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
