/**
 * Which channels share the credit for contracts, and how long contracts take. All of it is correlation: it says where those who
 * signed had been, not what would have happened without a channel; that takes a control group
 * ({@link relata.models.experiment}).
 */
@NullMarked
package relata.models.attribution;

import org.jspecify.annotations.NullMarked;
