/** Users, teams, the tree of territories, and the roles that say what they may do. */
@NullMarked
package relata.platform.people;

import org.jspecify.annotations.NullMarked;
