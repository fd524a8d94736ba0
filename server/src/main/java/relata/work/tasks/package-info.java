/** Tasks: what somebody has to do by a time, promises to customers among them. */
@NullMarked
package relata.work.tasks;

import org.jspecify.annotations.NullMarked;
