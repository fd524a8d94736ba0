/** The record engine: catalog, expressions, lists, changes, history, import and export, search. Driven by the catalog, never by names of objects. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = "platform")
package relata.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
