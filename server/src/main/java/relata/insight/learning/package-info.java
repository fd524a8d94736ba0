/** What can be learned of any records: whether a yes is to be expected of each, and what an action changed. */
@NamedInterface("learning")
@NullMarked
package relata.insight.learning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
