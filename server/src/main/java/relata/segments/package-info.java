/** Sets of customers and what they get: segments with members kept current, policies, contact limits, and the holdout. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "records", "customers", "customers::marks", "customers::quality", "commerce"
        })
package relata.segments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
