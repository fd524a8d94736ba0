@NullMarked
package relata.platform.mail;

import org.jspecify.annotations.NullMarked;
