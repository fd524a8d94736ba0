@NullMarked
package relata.insight;

import org.jspecify.annotations.NullMarked;
