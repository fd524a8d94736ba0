@NullMarked
package relata.platform.postgres;

import org.jspecify.annotations.NullMarked;
