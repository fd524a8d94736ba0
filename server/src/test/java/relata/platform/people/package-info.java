@NullMarked
package relata.platform.people;

import org.jspecify.annotations.NullMarked;
