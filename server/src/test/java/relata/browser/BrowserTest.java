package relata.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import relata.testing.RelataTest;

/** A test in a real browser; all of them share one server, so each makes the people and records that it looks at. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RelataTest(shared = "browser")
@ExtendWith(Visits.class)
@interface BrowserTest {}
