/** What an action changed: arms of an experiment compared, and whether it changes some more than others. */
@NamedInterface("experiments")
@NullMarked
package relata.insight.experiments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
