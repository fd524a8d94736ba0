@org.jspecify.annotations.NullMarked
package relata.customers.privacy;
