package relata.platform.mail;

import java.util.List;
import org.springframework.web.util.HtmlUtils;

/** The HTML side of plain letters: paragraphs, and at most one button. No picture, nothing loaded from anywhere. */
public final class Pages {

    private Pages() {}

    public static String page(String text) {
        return page(text, "", "");
    }

    /** @param link where the button below the text leads; empty for no button */
    public static String page(String text, String button, String link) {
        return page(text, List.of(), "", button, link);
    }

    /**
     * @param table rows of cells below the text, the first row its header; empty for none
     * @param foot what stands below the button in small print; empty for nothing
     */
    public static String page(String text, List<List<String>> table, String foot, String button, String link) {
        var html = new StringBuilder("<!doctype html><html><body style=\"font-family:sans-serif;line-height:1.5\">");
        paragraphs(html, text, "");
        table(html, table);
        if (!link.isEmpty()) {
            html.append("<p><a href=\"")
                    .append(HtmlUtils.htmlEscape(link))
                    .append("\" style=\"background:#1f4e3d;color:#fff;padding:10px 18px;border-radius:6px;"
                            + "text-decoration:none\">")
                    .append(HtmlUtils.htmlEscape(button))
                    .append("</a></p>");
        }
        paragraphs(html, foot, " style=\"font-size:12px;color:#57606a\"");
        return html.append("</body></html>").toString();
    }

    private static void paragraphs(StringBuilder html, String text, String style) {
        if (text.isEmpty()) {
            return;
        }
        for (String paragraph : text.split("\\n\\n")) {
            html.append("<p" + style + ">")
                    .append(HtmlUtils.htmlEscape(paragraph).replace("\n", "<br>"))
                    .append("</p>");
        }
    }

    private static void table(StringBuilder html, List<List<String>> table) {
        if (table.isEmpty()) {
            return;
        }
        html.append("<table style=\"border-collapse:collapse;font-size:14px\">");
        for (int row = 0; row < table.size(); row++) {
            String cell = row == 0 ? "th" : "td";
            html.append("<tr>");
            for (String text : table.get(row)) {
                html.append("<" + cell + " style=\"border:1px solid #d0d7de;padding:4px 10px;text-align:left\">")
                        .append(HtmlUtils.htmlEscape(text))
                        .append("</" + cell + ">");
            }
            html.append("</tr>");
        }
        html.append("</table>");
    }
}
