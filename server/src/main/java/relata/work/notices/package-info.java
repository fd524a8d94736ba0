/** What people should know: the bell. */
@NullMarked
package relata.work.notices;

import org.jspecify.annotations.NullMarked;
