/** What colleagues say to each other about a record, and whom they mention. */
@NullMarked
@NamedInterface("comments")
package relata.work.comments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
