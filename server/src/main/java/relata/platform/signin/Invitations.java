package relata.platform.signin;

import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Language;
import relata.platform.PublicAddress;
import relata.platform.Refusal;
import relata.platform.mail.Deliveries;
import relata.platform.mail.Letter;
import relata.platform.mail.Pages;
import relata.platform.mail.Senders;
import relata.platform.people.UserAdded;
import relata.platform.people.Users;
import relata.platform.settings.Company;
import relata.platform.settings.Settings;
import relata.platform.texts.Texts;

/** Writes the letters that let somebody set a password. */
@Component
class Invitations {

    private final MailedLinks links;
    private final Users users;
    private final Deliveries deliveries;
    private final Senders senders;
    private final Settings settings;
    private final PublicAddress address;
    private final Texts texts;

    Invitations(
            MailedLinks links,
            Users users,
            Deliveries deliveries,
            Senders senders,
            Settings settings,
            PublicAddress address,
            Texts texts) {
        this.links = links;
        this.users = users;
        this.deliveries = deliveries;
        this.senders = senders;
        this.settings = settings;
        this.address = address;
        this.texts = texts;
    }

    /** Invites a new user by mail, where mail is set up; else the administrator asks for the link. */
    @EventListener
    void invite(UserAdded added) {
        if (senders.ready()) {
            write(added.user(), MailedLinks.Purpose.INVITATION, added.by().name());
        }
    }

    /** Sends the invitation again under a new link, which it answers, for when there is no mail or it went astray. */
    @Transactional
    public String invite(UUID user, Actor by) {
        var invited = users.find(user, Language.EN)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "platform.no-such-record"));
        users.refuseAdministratorBy(by, invited); // the link lets whoever has it in
        if (invited.signedUp()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "platform.already-signed-up", Map.of("name", invited.name()));
        }
        return write(user, MailedLinks.Purpose.INVITATION, by.name());
    }

    /** Writes a letter and answers the link in it; without a mail sender only the link. */
    @Transactional
    public String write(UUID id, MailedLinks.Purpose purpose, String by) {
        var user = users.find(id, Language.EN).orElseThrow();
        Language language = Language.of(user.language());
        String company = settings.read(Company.KEY, Company.class)
                .orElse(Company.UNNAMED)
                .name();
        String link = address.origin() + purpose.path() + links.make(id, purpose);
        String code = switch (purpose) {
            case INVITATION -> "platform.invitation";
            case RESET -> "platform.reset";
        };
        var words = Map.of(
                "name", user.name(),
                "company", company,
                "by", by,
                "days", purpose.life().toDays(),
                "hours", purpose.life().toHours());
        String text = texts.text(language, code + "-text", words);
        if (senders.ready()) {
            deliveries.post(new Letter(
                    code + " " + Ids.next(),
                    user.email(),
                    texts.text(language, code + "-subject", words),
                    text + "\n\n" + link + "\n",
                    Pages.page(text, texts.text(language, code + "-button"), link)));
        }
        return link;
    }
}
