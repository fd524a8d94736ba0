/** Estimates from what customers did: how many stay, what they will buy, what they are worth, what made a difference. */
@NullMarked
package relata.models;

import org.jspecify.annotations.NullMarked;
