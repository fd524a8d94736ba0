/** What to do next with each customer, or why to leave it alone, and whether that works. */
@NullMarked
package relata.insight.nextaction;

import org.jspecify.annotations.NullMarked;
