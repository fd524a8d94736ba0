/** Segments: their rules and lists, who is in them at any moment, and what can be said of a set before it is kept. */
@NullMarked
@NamedInterface("members")
package relata.segments.members;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
