@NullMarked
package relata.platform.settings;

import org.jspecify.annotations.NullMarked;
