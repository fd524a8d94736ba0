@NullMarked
package relata.work.following;

import org.jspecify.annotations.NullMarked;
