/** What tests of all modules share: databases, servers, homes. */
@NullMarked
package relata.testing;

import org.jspecify.annotations.NullMarked;
