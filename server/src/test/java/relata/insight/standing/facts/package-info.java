@NullMarked
package relata.insight.standing.facts;

import org.jspecify.annotations.NullMarked;
