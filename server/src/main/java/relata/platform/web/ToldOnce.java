package relata.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a POST whose answer holds a secret. Sent again under one {@code Idempotency-Key} it is not done again, but its
 * answer is not repeated either: a secret that is kept as a hash must not lie in the clear beside it for a day.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ToldOnce {}
