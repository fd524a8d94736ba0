/** How likely a customer is to answer yes (buys again, leaves, answers a campaign), learned from customers whose answer is known. */
@NullMarked
package relata.models.propensity;

import org.jspecify.annotations.NullMarked;
