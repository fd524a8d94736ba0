/** What customers spend, and what each is worth from now on. */
@NullMarked
package relata.models.value;

import org.jspecify.annotations.NullMarked;
