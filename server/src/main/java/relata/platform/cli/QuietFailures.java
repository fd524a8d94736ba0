package relata.platform.cli;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Keeps Spring from printing a stack trace for a failure that the command explains in one sentence. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class QuietFailures implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        return Explanations.of(failure).isPresent();
    }
}
