/** Files that people attach: content by its hash under the home directory, and what it is attached to. */
@NullMarked
package relata.platform.files;

import org.jspecify.annotations.NullMarked;
