@NullMarked
package relata.platform.signin;

import org.jspecify.annotations.NullMarked;
