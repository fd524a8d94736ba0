/** Files of records over HTTP: whoever may read the record may read its files, whoever may change it may add and remove them. */
@NullMarked
package relata.records.attachments;

import org.jspecify.annotations.NullMarked;
