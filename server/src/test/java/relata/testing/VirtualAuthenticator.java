package relata.testing;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;

/** Chromium's own authenticator, which keeps passkeys and confirms whatever it is asked, as a finger on the sensor does. */
public final class VirtualAuthenticator {

    private VirtualAuthenticator() {}

    /** Puts a new one, without any passkey, into the browser of this page. */
    public static void into(Page page) {
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var wrapped = new JsonObject();
        wrapped.add("options", options);
        var session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        session.send("WebAuthn.addVirtualAuthenticator", wrapped);
    }
}
