/** The work list: one item for one cause, in order of worth, with what people did with it. */
@NullMarked
package relata.work.items;

import org.jspecify.annotations.NullMarked;
