package relata.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What a page complains about while somebody works: errors on its console, exceptions, breaches of the content
 * security policy, requests that fail or are refused. A test that expects a refusal says so.
 */
final class Complaints {

    private final List<String> heard = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    private Complaints() {}

    static Complaints of(Page page) {
        var complaints = new Complaints();
        page.addInitScript("addEventListener('securitypolicyviolation', event => console.error("
                + "`content security policy: ${event.violatedDirective} of ${event.blockedURI}`))");
        page.onConsoleMessage(message -> complaints.hearConsole(message.type(), message.text()));
        page.onPageError(complaints.heard::add);
        page.onRequestFailed(complaints::hearFailure);
        page.onResponse(complaints::hearAnswer);
        return complaints;
    }

    /** @param refusal as {@code 401 GET /api/v1/me}, for the rest of this page's life */
    void expect(String refusal) {
        expected.add(refusal);
    }

    /** Whatever was complained of so far: the test did wrong on purpose. */
    void forgive() {
        heard.clear();
    }

    List<String> unexpected() {
        return heard.stream().filter(complaint -> !expected.contains(complaint)).toList();
    }

    private void hearConsole(String type, String text) {
        // the answers themselves are heard below, with their addresses
        if (type.equals("error") && !text.startsWith("Failed to load resource")) heard.add(text);
    }

    private void hearFailure(Request request) {
        // a question that the page takes back when it is left, or a download
        if (!"net::ERR_ABORTED".equals(request.failure()))
            heard.add(request.failure() + " " + request.method() + " " + path(request.url()));
    }

    private void hearAnswer(Response response) {
        if (response.status() >= 400)
            heard.add(response.status() + " " + response.request().method() + " " + path(response.url()));
    }

    private static String path(String url) {
        return URI.create(url.replace("|", "%7C").replace("\"", "%22")).getPath();
    }
}
