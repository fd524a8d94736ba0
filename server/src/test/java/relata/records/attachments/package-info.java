@NullMarked
package relata.records.attachments;

import org.jspecify.annotations.NullMarked;
