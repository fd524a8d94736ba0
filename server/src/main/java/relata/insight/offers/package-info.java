/** What each customer buys of, and what to offer next: what goes with what is learned from everybody's purchases. */
@NullMarked
package relata.insight.offers;

import org.jspecify.annotations.NullMarked;
