package relata.platform.mail;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Refusal;
import relata.platform.Secrets;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import relata.platform.settings.Settings;
import relata.platform.texts.Texts;

/** The mail sender in the settings. Its password goes in and never comes out. */
@RestController
@RequestMapping("/api/v1/mail-sender")
class MailSenderController {

    private static final String SETTING = "mail";

    private final Senders senders;
    private final Settings settings;
    private final Secrets secrets;
    private final Smtp smtp;
    private final Texts texts;
    private final Audit audit;

    MailSenderController(Senders senders, Settings settings, Secrets secrets, Smtp smtp, Texts texts, Audit audit) {
        this.senders = senders;
        this.settings = settings;
        this.secrets = secrets;
        this.smtp = smtp;
        this.texts = texts;
        this.audit = audit;
    }

    /** @param password null keeps the former one */
    record Wishes(
            @Nullable String host,
            @Nullable Integer port,
            Sender.@Nullable Encryption encryption,
            @Nullable String user,
            @Nullable String password,
            @Nullable String from) {}

    record Shown(
            boolean ready,
            @Nullable String host,
            @Nullable Integer port,
            Sender.@Nullable Encryption encryption,
            @Nullable String user,
            boolean passwordSet,
            @Nullable String from) {}

    record TestMail(@Nullable String to) {}

    @GetMapping
    Shown sender(Actor actor) {
        open(actor);
        return senders.current()
                .map(sender -> new Shown(
                        true,
                        sender.host(),
                        sender.port(),
                        sender.encryption(),
                        sender.user(),
                        sender.password() != null,
                        sender.from()))
                .orElseGet(() -> new Shown(false, null, null, null, null, false, null));
    }

    @PutMapping
    @Transactional
    Shown set(@RequestBody Wishes wishes, Actor actor) {
        open(actor);
        var former = senders.current().orElse(null);
        String host = required(wishes.host(), "host");
        String from = required(wishes.from(), "from");
        if (!from.matches("[^\\s@]+@[^\\s@]+")) {
            throw Refusal.invalid("from", "platform.email-malformed", Map.of());
        }
        int port = wishes.port() == null ? 587 : wishes.port();
        if (port < 1 || port > 65_535) {
            throw Refusal.invalid("port", "platform.port-unknown", Map.of());
        }
        @Nullable String user = wishes.user() == null || wishes.user().isBlank() ? null : wishes.user();
        // the former password stays only for the former server: it must not be lured to another
        boolean same = former != null && former.host().equals(host) && Objects.equals(former.user(), user);
        @Nullable String kept = same && former != null ? former.password() : null;
        @Nullable String given = wishes.password();
        @Nullable String password = user == null ? null : given == null ? kept : secrets.encrypted(given);
        var encryption = Objects.requireNonNullElse(wishes.encryption(), Sender.Encryption.STARTTLS);
        var sender = new Sender(host, port, encryption, user, password, from);
        settings.write(Sender.KEY, sender, actor);
        var changes = new HashMap<String, Change>();
        changes.put("host", new Change(former == null ? null : former.host(), host));
        changes.put("from", new Change(former == null ? null : former.from(), from));
        audit.record(actor, "api", new AuditEntry("mailSender", Actor.SYSTEM_ID, "change", changes));
        return sender(actor);
    }

    /** Sends a test mail at once, so that whoever sets the sender up sees what the server says. */
    @PostMapping("/test")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void test(@RequestBody TestMail wish, Actor actor) {
        open(actor);
        Sender sender =
                senders.current().orElseThrow(() -> Refusal.of(Refusal.Kind.CONFLICT, "platform.mail-not-set-up"));
        String text = texts.text(actor.language(), "platform.mail-test-text");
        var letter = new Letter(
                "test " + Ids.next(),
                required(wish.to(), "to"),
                texts.text(actor.language(), "platform.mail-test-subject"),
                text,
                Pages.page(text));
        switch (smtp.send(sender, Ids.next(), letter)) {
            case Smtp.Result.Sent() -> {}
            case Smtp.Result.Later(var problem) -> throw refused(problem);
            case Smtp.Result.Refused(var problem) -> throw refused(problem);
            case Smtp.Result.Unknown(var problem) -> throw refused(problem);
        }
    }

    private static Refusal refused(String problem) {
        return Refusal.of(Refusal.Kind.CONFLICT, "platform.mail-refused", Map.of("problem", problem));
    }

    private static String required(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw Refusal.invalid(field, "platform.required", Map.of());
        }
        return value.strip();
    }

    private static void open(Actor actor) {
        if (!actor.access().mayUse(SETTING)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
    }
}
