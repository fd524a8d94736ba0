/** What every request carries. */
@NullMarked
package relata.platform.requests;

import org.jspecify.annotations.NullMarked;
