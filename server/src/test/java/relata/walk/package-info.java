/** Walks every operation of the API description as everybody. */
@org.jspecify.annotations.NullMarked
package relata.walk;
