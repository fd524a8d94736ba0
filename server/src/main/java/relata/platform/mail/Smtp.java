package relata.platform.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Secrets;

/** Hands one letter to the SMTP server and understands the answer. */
@Component
class Smtp {

    private static final String TIMEOUT_MS = "20000";

    private final Secrets secrets;

    Smtp(Secrets secrets) {
        this.secrets = secrets;
    }

    /** How it ended; only what surely has not left may be sent again. */
    sealed interface Result {

        record Sent() implements Result {}

        /** The server could not be reached or asks to come again. */
        record Later(String problem) implements Result {}

        /** The server refuses it for good. */
        record Refused(String problem) implements Result {}

        /** The connection broke after the letter was under way. */
        record Unknown(String problem) implements Result {}
    }

    /** @param id becomes the Message-ID, so that a letter can be found again at the other side */
    Result send(Sender sender, UUID id, Letter letter) {
        var session = Session.getInstance(properties(sender));
        try (var transport = (SMTPTransport) session.getTransport("smtp")) {
            Message message;
            try {
                message = message(session, sender, id, letter);
            } catch (MessagingException e) {
                return new Result.Refused(words(e));
            }
            try {
                @Nullable String sealed = sender.password();
                transport.connect(
                        sender.host(), sender.port(), sender.user(), sealed == null ? null : secrets.decrypted(sealed));
            } catch (MessagingException e) {
                return new Result.Later(words(e));
            }
            return sent(transport, message);
        } catch (MessagingException e) {
            return new Result.Later(words(e)); // no transport; after a letter was handed over, closing is quiet
        }
    }

    private static Result sent(SMTPTransport transport, Message message) {
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return new Result.Sent();
        } catch (SendFailedException e) {
            int code = code(e);
            return code >= 400 && code < 500 ? new Result.Later(words(e)) : new Result.Refused(words(e));
        } catch (MessagingException e) {
            return new Result.Unknown(words(e));
        }
    }

    private static int code(SendFailedException failure) {
        for (@Nullable Exception cause = failure;
                cause instanceof MessagingException known;
                cause = known.getNextException()) {
            if (known instanceof SMTPSendFailedException send) {
                return send.getReturnCode();
            }
            if (known instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
        }
        return 0;
    }

    private static Message message(Session session, Sender sender, UUID id, Letter letter) throws MessagingException {
        String from = sender.from();
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + id + "@" + domain(from) + ">");
            }
        };
        message.setFrom(new InternetAddress(from, true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.recipient(), true));
        message.setSubject(letter.subject(), "UTF-8");
        message.setSentDate(new Date());
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no holiday notices, please
        var text = new MimeBodyPart();
        text.setText(letter.text(), "UTF-8");
        var html = new MimeBodyPart();
        html.setText(letter.html(), "UTF-8", "html");
        var words = new MimeMultipart("alternative", text, html);
        var enclosure = letter.enclosure();
        message.setContent(enclosure == null ? words : new MimeMultipart("mixed", part(words), part(enclosure)));
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(MimeMultipart words) throws MessagingException {
        var part = new MimeBodyPart();
        part.setContent(words);
        return part;
    }

    private static MimeBodyPart part(Letter.Enclosure enclosure) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(enclosure.content(), enclosure.mediaType())));
        part.setFileName(enclosure.name());
        part.setDisposition(Part.ATTACHMENT);
        return part;
    }

    private static String domain(String address) {
        return address.substring(address.indexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    }

    private static Properties properties(Sender sender) {
        var properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", TIMEOUT_MS);
        properties.put("mail.smtp.timeout", TIMEOUT_MS);
        properties.put("mail.smtp.writetimeout", TIMEOUT_MS);
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.auth", Boolean.toString(sender.user() != null));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (sender.encryption()) {
            case NONE -> {}
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }

    private static String words(MessagingException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message.strip();
    }
}
