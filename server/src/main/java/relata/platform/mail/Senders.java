package relata.platform.mail;

import java.util.Optional;
import org.springframework.stereotype.Component;
import relata.platform.settings.Settings;

/** The mail sender of this installation, where one is set up. */
@Component
public class Senders {

    private final Settings settings;

    Senders(Settings settings) {
        this.settings = settings;
    }

    Optional<Sender> current() {
        return settings.read(Sender.KEY, Sender.class);
    }

    /** Whether the system can send mail at all. */
    public boolean ready() {
        return current().isPresent();
    }
}
