/** What facts about customers mean: who stays, what they will buy, what they are worth. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "records", "customers", "customers::marks", "commerce", "segments"})
package relata.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
