/** What people have to do: the work list, tasks, notifications, comments and mentions. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "records", "customers", "customers::marks", "customers::timeline"})
package relata.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
