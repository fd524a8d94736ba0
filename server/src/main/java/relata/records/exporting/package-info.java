/** Any list as a file, made in the background; what was exported imports again unchanged. */
@NullMarked
package relata.records.exporting;

import org.jspecify.annotations.NullMarked;
