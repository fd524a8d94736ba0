/** Reports that people build, keep and share, the dashboards they put them on, and the mail that brings them. */
@NullMarked
@NamedInterface("reports")
package relata.insight.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
