package plateau.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a page apart for tests. */
final class HtmlPage {
    private static final Pattern CHART = Pattern.compile("(?s)<script type=\"application/json\">(.*?)</script>");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

    private HtmlPage() {}

    /** What is markup and text: neither scripts nor styles. */
    static String withoutScripts(String html) {
        return html.replaceAll("(?s)<script( type=\"application/json\")?>.*?</script>", "")
                .replaceAll("(?s)<style>.*?</style>", "");
    }

    /** The charts on the page, as the page reads them. */
    static List<JsonNode> charts(String html) throws IOException {
        List<JsonNode> charts = new ArrayList<>();
        Matcher script = CHART.matcher(html);
        while (script.find()) {
            charts.add(new ObjectMapper().readTree(script.group(1)));
        }
        return charts;
    }

    /** Asserts that each part stands behind the one before it. */
    static void saysInOrder(String html, String... parts) {
        String text = withoutScripts(html);
        int from = 0;
        for (String part : parts) {
            int at = text.indexOf(part, from);
            assertThat(at).as(part).isNotNegative();
            from = at + part.length();
        }
    }

    static List<String> ids(String html) {
        return ID.matcher(html).results().map((MatchResult m) -> m.group(1)).toList();
    }
}
