/** The flows of the README in a real Chromium, on a real server. */
@NullMarked
package relata.browser;

import org.jspecify.annotations.NullMarked;
