/** What the cells of a column mean: guessed from a sample with how sure it is, and parsed by what was chosen, with refusals that say why. */
@NullMarked
package relata.platform.tables.cells;

import org.jspecify.annotations.NullMarked;
