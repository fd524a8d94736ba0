/** What the company has set for the whole installation. */
@NullMarked
package relata.platform.settings;

import org.jspecify.annotations.NullMarked;
