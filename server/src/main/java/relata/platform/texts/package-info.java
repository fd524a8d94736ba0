/** What people read, in the three languages of the interface. */
@NullMarked
package relata.platform.texts;

import org.jspecify.annotations.NullMarked;
