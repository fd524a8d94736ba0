/** What all HTTP answers have in common: problems, request ids, the acting user, idempotency keys; and the web client as the server hands it out. */
@NullMarked
package relata.platform.web;

import org.jspecify.annotations.NullMarked;
