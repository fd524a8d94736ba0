/** Whom an action changes most, learned from a randomized experiment, and whether that can be told at all. */
@NullMarked
package relata.models.uplift;

import org.jspecify.annotations.NullMarked;
