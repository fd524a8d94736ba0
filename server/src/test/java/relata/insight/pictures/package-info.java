@NullMarked
package relata.insight.pictures;

import org.jspecify.annotations.NullMarked;
