/** Who follows a task, and the record that it is about. */
@NullMarked
package relata.work.following;

import org.jspecify.annotations.NullMarked;
