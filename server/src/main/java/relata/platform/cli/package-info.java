/** The commands of the program, one class each; the script {@code relata} at the root of the repository calls them. */
@NullMarked
package relata.platform.cli;

import org.jspecify.annotations.NullMarked;
