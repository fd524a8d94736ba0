/** The web client as the server hands it out. */
@NullMarked
package relata.platform.web;

import org.jspecify.annotations.NullMarked;
