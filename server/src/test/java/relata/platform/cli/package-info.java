@NullMarked
package relata.platform.cli;

import org.jspecify.annotations.NullMarked;
