package relata.platform.mail;

import org.springframework.web.util.HtmlUtils;

/** The HTML side of plain letters: paragraphs, and at most one button. No picture, nothing loaded from anywhere. */
public final class Pages {

    private Pages() {}

    public static String page(String text) {
        return page(text, "", "");
    }

    /** @param link where the button below the text leads; empty for no button */
    public static String page(String text, String button, String link) {
        var html = new StringBuilder("<!doctype html><html><body style=\"font-family:sans-serif;line-height:1.5\">");
        for (String paragraph : text.split("\\n\\n")) {
            html.append("<p>")
                    .append(HtmlUtils.htmlEscape(paragraph).replace("\n", "<br>"))
                    .append("</p>");
        }
        if (!link.isEmpty()) {
            html.append("<p><a href=\"")
                    .append(HtmlUtils.htmlEscape(link))
                    .append("\" style=\"background:#1f4e3d;color:#fff;padding:10px 18px;border-radius:6px;"
                            + "text-decoration:none\">")
                    .append(HtmlUtils.htmlEscape(button))
                    .append("</a></p>");
        }
        return html.append("</body></html>").toString();
    }
}
