/** What colleagues say to each other about a record, and whom they mention. */
@NullMarked
package relata.work.comments;

import org.jspecify.annotations.NullMarked;
