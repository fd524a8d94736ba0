package relata.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextCustomizerFactories;
import relata.RelataApplication;

/**
 * The whole server on a random port ({@code @LocalServerPort}) with a migrated database and a home directory of
 * its own. Classes that name the same {@link #shared()} share one server and its data, which saves its start.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = RelataApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextCustomizerFactories(OwnDatabase.class)
@Import({People.class, SecondNode.class})
public @interface RelataTest {

    /** Name of the server shared with other classes; empty for one of its own. */
    String shared() default "";
}
