/** What modules that keep copies of people's data do when a person is to be forgotten. */
@NullMarked
package relata.platform.privacy;

import org.jspecify.annotations.NullMarked;
