@NullMarked
package relata.platform.files;

import org.jspecify.annotations.NullMarked;
