/** Mail that the system itself sends: deliveries stand in a table before anything leaves. */
@NullMarked
package relata.platform.mail;

import org.jspecify.annotations.NullMarked;
