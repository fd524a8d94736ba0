/** Long work in the background: done by one node at a time, gone on with by another after a crash. */
@NullMarked
package relata.platform.jobs;

import org.jspecify.annotations.NullMarked;
