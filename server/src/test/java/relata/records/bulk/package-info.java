@NullMarked
package relata.records.bulk;

import org.jspecify.annotations.NullMarked;
