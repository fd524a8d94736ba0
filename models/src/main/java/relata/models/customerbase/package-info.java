/** Models of a customer base without contracts: who is still active, how much each will buy, and what that is worth. */
@NullMarked
package relata.models.customerbase;

import org.jspecify.annotations.NullMarked;
