/** Who changed what and when, with before and after. */
@NullMarked
package relata.platform.audit;

import org.jspecify.annotations.NullMarked;
