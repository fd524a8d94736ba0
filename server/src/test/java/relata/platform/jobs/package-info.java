@NullMarked
package relata.platform.jobs;

import org.jspecify.annotations.NullMarked;
