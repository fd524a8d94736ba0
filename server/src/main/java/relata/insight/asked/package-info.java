/** What a person asks for and a job computes with that person's rights. */
@NullMarked
package relata.insight.asked;

import org.jspecify.annotations.NullMarked;
