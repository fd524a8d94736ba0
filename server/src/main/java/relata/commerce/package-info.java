/** What customers buy: products, prices, currencies and rates, orders with lines, margin and returns. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "records", "customers", "customers::marks", "customers::timeline"})
package relata.commerce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
