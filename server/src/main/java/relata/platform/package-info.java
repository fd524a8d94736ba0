/** What every module stands on: who acts, what is refused and why, files, mail, jobs, time. Knows no record of the business. */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package relata.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
