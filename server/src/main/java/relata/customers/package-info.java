/** One record of each customer: who they are, how to reach them, what they allowed, whom they belong to, and everything that happened. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "records"})
package relata.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
