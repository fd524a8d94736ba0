/** Whether an action worked: arms of a randomized experiment compared, planned and checked. */
@NullMarked
package relata.models.experiment;

import org.jspecify.annotations.NullMarked;
