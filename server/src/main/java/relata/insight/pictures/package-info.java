/** Pictures of the whole base: what it is worth, who moved, who stays, where it slows down; each drawn from one narrow table. */
@NullMarked
package relata.insight.pictures;

import org.jspecify.annotations.NullMarked;
