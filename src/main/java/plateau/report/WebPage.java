package plateau.report;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The frame of a page that stands alone: styles, scripts and fonts are in it, so that it opens without a network. Without scripts
 * it shows formulas as text and charts as drawings.
 */
final class WebPage {
    private static final Pattern FONT_FACE = Pattern.compile("@font-face\\{[^}]*}");
    private static final Pattern FONT_FILE = Pattern.compile("src:url\\(fonts/(KaTeX_[A-Za-z0-9-]+)\\.woff2\\)[^;}]*");

    private WebPage() {}

    /**
     * A whole page.
     *
     * @param body markup between the heading and the end
     */
    static String of(String title, String body) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" + Html.escape(title)
                + "</title>\n<style>\n"
                + WebAssets.PAGE_STYLE.text() + WebAssets.REPORT_STYLE.text() + WebAssets.UPLOT_STYLE.text()
                + formulaStyle() + "</style>\n</head>\n<body>\n<main>\n<h1>" + Html.typeset(title) + "</h1>\n" + body
                + "</main>\n" + script(WebAssets.KATEX_SCRIPT) + script(WebAssets.UPLOT_SCRIPT)
                + script(WebAssets.LABELS_SCRIPT) + script(WebAssets.CHARTS_SCRIPT) + script(WebAssets.REPORT_SCRIPT)
                + "</body>\n</html>\n";
    }

    private static String script(WebAssets asset) {
        return "<script>" + asset.text().replace("</script", "<\\/script") + "</script>\n";
    }

    /** KaTeX's style with its fonts inside. */
    private static String formulaStyle() {
        return FONT_FACE.matcher(WebAssets.KATEX_STYLE.text()).replaceAll(face -> {
            Matcher file = FONT_FILE.matcher(face.group());
            if (!file.find() || !WebAssets.FORMULA_FONTS.contains(file.group(1))) {
                return "";
            }
            String data = Base64.getEncoder().encodeToString(WebAssets.font(file.group(1)));
            return Matcher.quoteReplacement(
                    file.replaceFirst("src:url(data:font/woff2;base64," + data + ") format(\"woff2\")"));
        });
    }

    /** A formula on a line of its own; its text stands there until it is set. */
    static String formula(KeyEquation equation) {
        return "<div class=\"formula\" data-tex=\"" + Html.escape(equation.tex()) + "\">" + Html.escape(equation.text())
                + "</div>\n";
    }

    /**
     * A figure that comes to life where scripts run.
     *
     * @param drawing what stands there without scripts and on paper; empty if there is none
     */
    static String figure(String drawing, ChartSpec chart, String caption) {
        String still = drawing.isEmpty() ? "" : "<div class=\"static\">\n" + drawing + "</div>\n";
        return "<figure>\n" + still + chart.script() + "<figcaption>" + Html.typeset(caption)
                + "</figcaption>\n</figure>\n";
    }
}
