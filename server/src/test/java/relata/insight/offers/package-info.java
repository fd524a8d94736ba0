@NullMarked
package relata.insight.offers;

import org.jspecify.annotations.NullMarked;
