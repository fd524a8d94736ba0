/**
 * The sample company: Lunaria, an invented perfume and cosmetics retailer with shops in several Ukrainian cities, a web
 * shop and forty business customers. Everyone and everything in it is made up; e-mail addresses lie on reserved domains.
 */
@NullMarked
package relata.sample;

import org.jspecify.annotations.NullMarked;
