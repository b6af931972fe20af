package plateau.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plateau.validation.CaseResult;
import plateau.validation.Curve;
import plateau.validation.Panel;
import plateau.validation.Suspect;

class ValidationReportTest {
    private static final int LARGEST = 1_500_000;
    private static final Provenance PROVENANCE =
            new Provenance("plateau validate 'a<b>.toml' --out result", "0.1", "17", Map.of("size", "whole"));
    private static final String AGREEING = html(SampleValidation.agreeing());
    private static final String DISAGREEING = html(SampleValidation.disagreeing());

    private static String html(CaseResult result) {
        return new ValidationReport(result, SampleValidation.derivation(), PROVENANCE).html();
    }

    @Test
    void theQuestionStandsInFormulasAndTheAnswerBeforeTheEvidence() {
        assertThat(AGREEING)
                .contains("data-tex=\"\\varphi(z) = \\frac{1}{2}\\,h_0(z) + h_1(z)\"")
                .contains(
                        ">σ(z) = gelu(z + 1/2)</div>", "data-tex=\"\\varepsilon = 10^{-2}\"", "a(0) from uniform:-1:1");
        HtmlPage.saysInOrder(
                AGREEING,
                "class=\"formula\"",
                "Agrees: 2 of 2 comparisons are within what is allowed, on 2 rungs.",
                "What it shows: What it teaches.",
                "Closest to disagreeing: order in m, 25 % of what is allowed.",
                "<table",
                "<svg",
                "How to make this again");
    }

    @Test
    void itNeedsNothingElseAndStaysSmall() {
        assertThat(HtmlPage.withoutScripts(AGREEING))
                .doesNotContain("<link")
                .doesNotContain("src=")
                .doesNotContain("href=\"http")
                .doesNotContain("NaN");
        assertThat(AGREEING).doesNotContain("@import").doesNotContainPattern("url\\((?!data:|#)[^)]*\\)");
        assertThat(AGREEING.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LARGEST);
    }

    @Test
    void everyComparisonHasItsRowWithValueDistanceAllowanceAndReason() {
        assertThat(AGREEING)
                .contains("<tr><th scope=\"row\" class=\"prose\">order in m</th><td>agrees</td>"
                        + "<td class=\"prose long\">order in m 0.98 (0.96 to 1.00)</td>"
                        + "<td class=\"number\">0.05</td><td class=\"number\">0.2</td>"
                        + "<td class=\"prose long\">why order in m</td></tr>");
        assertThat(AGREEING).contains("href=\"#rung-sgd\"", "id=\"rung-sgd\"", "every distance is 0", "A note of sgd.");
        assertThat(AGREEING)
                .contains("aria-label=\"comparisons of the rung sgd\"")
                .doesNotContain("disagrees");
    }

    @Test
    void aDisagreementIsSaidFirstAndNamesItsSuspects() {
        HtmlPage.saysInOrder(
                DISAGREEING,
                "Disagrees: 1 of 3 comparisons are within what is allowed, on 2 rungs; not all on sgd.",
                "What it was to show: ",
                "Likely noise: ",
                "Likely dimension: ",
                "<table");
        assertThat(DISAGREEING)
                .contains("<td class=\"prose\"><strong class=\"bad\">disagrees</strong>; likely noise: ")
                .contains("escape: nothing could be measured", "limit</th>")
                .contains("<td class=\"number\">none</td>")
                .doesNotContain("Closest to disagreeing: ");
    }

    @Test
    void anInterruptedExperimentSaysHowFarItCame() {
        CaseResult whole = SampleValidation.agreeing();
        CaseResult half = new CaseResult(
                whole.experiment(),
                whole.rungs().subList(0, 1),
                true,
                whole.rungs().get(0).panels(),
                3);
        assertThat(html(half))
                .contains("Interrupted; so far 1 of 1 comparisons are within what is allowed.")
                .contains("width; then interrupted");
    }

    @Test
    void theChartsHaveTheDataOfTheDrawings() throws Exception {
        List<JsonNode> charts = HtmlPage.charts(AGREEING);
        List<Panel> panels = List.of(SampleValidation.RISK, SampleValidation.TIMES, SampleValidation.STEP);
        assertThat(charts)
                .extracting(c -> c.get("name").asText())
                .containsExactly("sample", "sample-times", "sample-step");
        for (int p = 0; p < panels.size(); p++) {
            assertThat(charts.get(p).get("title").asText())
                    .isEqualTo(panels.get(p).title());
            assertThat(charts.get(p).get("xScale").asText())
                    .isEqualTo(panels.get(p).logarithmicX() ? "log" : "linear");
            assertThat(charts.get(p).get("series")).hasSameSizeAs(panels.get(p).curves());
            for (int c = 0; c < panels.get(p).curves().size(); c++) {
                isCurve(
                        charts.get(p).get("series").get(c),
                        panels.get(p).curves().get(c));
            }
        }
    }

    private static void isCurve(JsonNode drawn, Curve curve) {
        assertThat(drawn.get("x")).hasSameSizeAs(curve.points());
        for (int i = 0; i < curve.points().size(); i++) {
            Curve.Point point = curve.points().get(i);
            assertThat(drawn.get("x").get(i).asDouble()).isCloseTo(point.x(), within(1e-4));
            assertThat(drawn.get("y").get(i).asDouble()).isCloseTo(point.y(), within(1e-4));
            if (drawn.has("low")) {
                assertThat(drawn.get("low").get(i).asDouble()).isCloseTo(point.low(), within(1e-4));
                assertThat(drawn.get("high").get(i).asDouble()).isCloseTo(point.high(), within(1e-4));
            }
        }
    }

    @Test
    void bandsBarsGuidesAndCountsLookLikeThemselves() throws Exception {
        List<JsonNode> charts = HtmlPage.charts(AGREEING);
        JsonNode band = charts.get(0).get("series").get(0);
        assertThat(band.has("low")).isTrue();
        assertThat(band.has("points")).isFalse();
        JsonNode guide = charts.get(0).get("series").get(1);
        assertThat(guide.get("dash")).hasSize(2);
        assertThat(guide.get("hue").asInt()).as("grey").isEqualTo(7);
        JsonNode step = charts.get(2);
        assertThat(step.has("xWhole")).isFalse();
        assertThat(step.get("series").get(1).get("unlisted").asBoolean()).isTrue();
        assertThat(step.get("series").get(1).get("label").asText()).isEqualTo("t = 1, line");
        assertThat(step.get("series").get(1).get("hue"))
                .isEqualTo(step.get("series").get(0).get("hue"));
        assertThat(step.get("series").get(2).get("beside").asInt()).isEqualTo(1);
        assertThat(charts.get(1).get("xWhole").asBoolean())
                .as("degrees are counted")
                .isTrue();
        assertThat(charts.get(1).get("series").get(1).has("beside")).isFalse();
    }

    @Test
    void theNumbersOfAFigureAreThereForThoseWhoCannotSeeIt() {
        assertThat(AGREEING)
                .contains("<th scope=\"row\" class=\"prose\">SGD</th><td class=\"number\">1.000</td>"
                        + "<td class=\"number\">0.5000</td><td>0.4000 to 0.7000</td>");
    }

    @Test
    void itTellsHowItWasMade() {
        assertThat(AGREEING)
                .contains("<pre>plateau validate &#39;a&lt;b&gt;.toml&#39; --out result</pre>")
                .contains("<td>seed</td><td class=\"prose\">17</td>", "<td>rungs climbed</td>", "width, sgd")
                .contains("<td>size</td>", "<td>Plateau</td><td class=\"prose\">0.1</td>", "Hipparchus", "OpenBLAS")
                .contains("What limits the reduced equations here", "The network", "The reduced equations");
    }

    @Test
    void nothingThatAFileSaysBecomesMarkup() {
        CaseResult hostile = SampleValidation.of(
                "<img src=x> & </title>",
                SampleValidation.rung(
                        "sgd", List.of(), SampleValidation.comparison("<script>alert(1)</script>", 3, 1, Suspect.LAW)));
        assertThat(HtmlPage.withoutScripts(html(hostile)))
                .doesNotContain("<img")
                .doesNotContain("alert(1)</script>")
                .contains("&lt;img src=x&gt; &amp; &lt;/title&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void noIdOccursTwiceOnThePage() {
        assertThat(HtmlPage.ids(AGREEING)).isNotEmpty().doesNotHaveDuplicates();
    }
}
