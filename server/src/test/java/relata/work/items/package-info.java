@NullMarked
package relata.work.items;

import org.jspecify.annotations.NullMarked;
