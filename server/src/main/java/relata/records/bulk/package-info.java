/** Many records changed or deleted at once: previewed, in the background, stopped and undone. */
@NullMarked
package relata.records.bulk;

import org.jspecify.annotations.NullMarked;
