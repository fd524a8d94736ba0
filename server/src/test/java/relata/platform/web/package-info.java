@NullMarked
package relata.platform.web;

import org.jspecify.annotations.NullMarked;
