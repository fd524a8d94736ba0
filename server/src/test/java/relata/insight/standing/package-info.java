@NullMarked
package relata.insight.standing;

import org.jspecify.annotations.NullMarked;
