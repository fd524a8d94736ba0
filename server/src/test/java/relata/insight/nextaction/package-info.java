@NullMarked
package relata.insight.nextaction;

import org.jspecify.annotations.NullMarked;
