/** Where each customer stands: its figures, value, tier and lifecycle stage, always current. */
@NullMarked
package relata.insight.standing;

import org.jspecify.annotations.NullMarked;
