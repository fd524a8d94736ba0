/**
 * Names, addresses and numbers as people write them: read, normalized, compared across Cyrillic and Latin spellings, and
 * turned into words that can be searched. Pure functions of text; nothing here knows of records, of SQL or of the web.
 */
@NullMarked
package relata.platform.text;

import org.jspecify.annotations.NullMarked;
