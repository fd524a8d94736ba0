/** How people and programs prove who they are. */
@NullMarked
package relata.platform.signin;

import org.jspecify.annotations.NullMarked;
