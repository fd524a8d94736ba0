/** Who may do what with which records and fields. */
@NullMarked
package relata.platform.access;

import org.jspecify.annotations.NullMarked;
