package plateau.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import plateau.derivation.Derivation;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.FormulaLink;
import plateau.timescale.ClassPaths;
import plateau.timescale.Prediction;
import plateau.timescale.Progress;
import plateau.timescale.Warning;

class ReportTest {
    private static final Prediction PREDICTION = SamplePrediction.allOnes(1e-2, 1e-3);
    private static final Provenance PROVENANCE = new Provenance(
            "plateau predict --target 'z<script>alert(1)</script>&\"'", "0.1", "17", Map.of("rtol", "1e-8"));

    private static Element parsed(byte[] svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg))
                .getDocumentElement();
    }

    @Test
    void figuresAreDrawingsOfTheirSize() throws Exception {
        CurveFigures figures = new CurveFigures(PREDICTION);
        for (Figure figure :
                List.of(figures.risk(), figures.residuals(PREDICTION.runs().get(0)))) {
            Element svg = parsed(figure.svg());
            assertThat(svg.getTagName()).isEqualTo("svg");
            assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 " + Plot.WIDTH + " " + Plot.HEIGHT);
            assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo(figure.title());
            var png = ImageIO.read(new ByteArrayInputStream(figure.png()));
            assertThat(png.getWidth()).isEqualTo(2 * Plot.WIDTH);
            assertThat(png.getHeight()).isEqualTo(2 * Plot.HEIGHT);
        }
    }

    @Test
    void theRiskFigureShowsEachRunInItsColourWithAMarkForEachDegree() {
        String svg = new String(new CurveFigures(PREDICTION).risk().svg(), StandardCharsets.UTF_8);
        assertThat(svg).contains("rgb(0,114,178)").contains("rgb(213,94,0)").doesNotContain("NaN");
        assertThat(Pattern.compile("<circle").matcher(svg).results().count()).isEqualTo(8);
    }

    @Test
    void aRunWhereNothingMovesIsDrawnToo() {
        Prediction idle = SamplePrediction.of(new double[] {0, 0, 1}, new double[] {0, 0, 1}, 1e-2);
        CurveFigures figures = new CurveFigures(idle);
        assertThat(figures.risk().svg()).isNotEmpty();
        assertThat(figures.residuals(idle.runs().get(0)).svg()).isNotEmpty();
    }

    @Test
    void thePageAnswersFirstAndNeedsNothingElse() {
        String html = new Report(PREDICTION, PROVENANCE, Background.NONE).html();
        assertThat(html.indexOf("Degrees are learned in the order"))
                .isPositive()
                .isLessThan(html.indexOf("<table"));
        assertThat(html.indexOf("<table")).isLessThan(html.indexOf("<svg"));
        assertThat(HtmlPage.withoutScripts(html))
                .doesNotContain("<link")
                .doesNotContain("src=")
                .doesNotContain("href=\"http")
                .doesNotContain("NaN");
        assertThat(html).doesNotContain("@import").doesNotContainPattern("url\\((?!data:|#)[^)]*\\)");
        assertThat(html).contains("prefers-color-scheme: dark").contains("@media print");
        assertThat(html).contains("ε<sup>1/4</sup>").contains("10<sup>−3</sup>").contains("t<sub>50</sub>");
    }

    @Test
    void nothingTheUserTypedBecomesMarkup() {
        Prediction p = PREDICTION;
        Prediction hostile = new Prediction(
                p.links(),
                "<b onload='x'>law</b>",
                p.classCount(),
                p.degrees(),
                p.riskFloor(),
                p.laws(),
                p.plateaus(),
                p.runs(),
                p.slopes(),
                p.hierarchy(),
                p.checks(),
                List.of(new Warning(Warning.Topic.LAW_OF_A, "a < b & \"c\" <img src=x>")));
        String html = new Report(hostile, PROVENANCE, Background.NONE).html();
        assertThat(HtmlPage.withoutScripts(html))
                .doesNotContain("<script")
                .doesNotContain("<b ")
                .doesNotContain("<img");
        assertThat(html)
                .contains("z&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;")
                .contains("a &lt; b &amp; &quot;c&quot; &lt;img src=x&gt;");
    }

    @Test
    void equationsAndPathsOfTheClassesAreOnThePage() throws Exception {
        InitialLaw law = InitialLaw.parse("uniform:-1:1");
        NeuronClasses neurons = law.classes(6);
        List<ClassPaths> paths = PREDICTION.runs().stream()
                .map(run -> ClassPaths.of(PREDICTION.links(), neurons, run, Progress.SILENT))
                .toList();
        Background background = Background.of(Derivation.of(PREDICTION.links(), law, 6), paths);
        assertThat(background.question()).extracting(KeyEquation::label).containsExactly("link.phi", "link.sigma");
        assertThat(background.equations())
                .extracting(KeyEquation::label)
                .contains("modes.e", "modes.a", "modes.s", "stage.1.time", "stage.2.law");
        String html = new Report(PREDICTION, PROVENANCE, background).html();
        assertThat(html).contains("data-tex=\"\\varepsilon \\dot{a} = ");
        List<JsonNode> charts = HtmlPage.charts(html);
        assertThat(charts).hasSize(3 + 3 * PREDICTION.runs().size());
        assertThat(charts).extracting(c -> c.get("name").asText()).doesNotHaveDuplicates();
        for (JsonNode chart : charts) {
            for (JsonNode curve : chart.get("series")) {
                JsonNode x = curve.has("x") ? curve.get("x") : chart.get("x");
                assertThat(curve.get("y")).hasSameSizeAs(x).hasSizeGreaterThan(10);
            }
        }
        JsonNode overlaps = charts.stream()
                .filter(c -> c.get("name").asText().equals("s-1e-2"))
                .findFirst()
                .orElseThrow();
        assertThat(overlaps.get("series")).hasSize(6);
        overlaps.get("series").forEach(c -> c.get("y")
                .forEach(s -> assertThat(Math.abs(s.asDouble())).isLessThanOrEqualTo(1)));
        assertThat(overlaps.get("marks")).hasSize(4);
    }

    @Test
    void theQuestionStandsThereInFormulas() {
        LinkPair links = LinkPair.of(
                HermiteExpansion.of(FormulaLink.parse("z^3/6 + z")), HermiteExpansion.of(FormulaLink.parse("relu")));
        Background background = Background.of(Derivation.of(links, InitialLaw.parse("uniform:-1:1"), 4), List.of());
        assertThat(background.question())
                .extracting(KeyEquation::text)
                .containsExactly("φ(z) = z³/6 + z", "σ(z) = relu(z)");
        String html = new Report(PREDICTION, PROVENANCE, background).html();
        assertThat(html).contains("data-tex=\"\\varphi(z) = ").contains(">σ(z) = relu(z)</div>");
    }

    @Test
    void thePartsBesideTheCommandHaveTheirVersions() {
        assertThat(PartVersions.all()).containsKeys("Symja", "Hipparchus", "OpenBLAS", "Commons RNG");
        assertThat(PartVersions.all().values()).allMatch(version -> version.matches("[0-9].*"));
        assertThat(new Report(PREDICTION, PROVENANCE, Background.NONE).html())
                .contains("<td>Hipparchus</td><td class=\"prose\">"
                        + PartVersions.all().get("Hipparchus") + "</td>");
    }

    @Test
    void noLabelEndsTheScriptThatHoldsIt() throws Exception {
        ChartSpec chart = new ChartSpec("</script><b>", "n", "x", "y");
        chart.curve("<!--", 2, i -> i, i -> Double.NaN);
        assertThat(chart.script()
                        .replaceFirst("^<script type=\"application/json\">", "")
                        .replaceFirst("</script>\n$", ""))
                .doesNotContain("<");
        JsonNode read = HtmlPage.charts(chart.script()).get(0);
        assertThat(read.get("title").asText()).isEqualTo("</script><b>");
        assertThat(read.get("series").get(0).get("y").get(1).isNull()).isTrue();
    }

    @Test
    void longCurvesAreThinnedAndKeepTheirEnds() throws Exception {
        ChartSpec chart = new ChartSpec("t", "n", "x", "y").over(5001, i -> i);
        chart.curve("c", 5001, i -> 2.0 * i);
        JsonNode read = HtmlPage.charts(chart.script()).get(0);
        assertThat(read.get("x").size()).isBetween(200, 402);
        assertThat(read.get("x").get(0).asDouble()).isZero();
        assertThat(read.get("x").get(read.get("x").size() - 1).asDouble()).isEqualTo(5000);
    }

    @Test
    void noIdOccursTwiceOnThePage() {
        assertThat(HtmlPage.ids(new Report(PREDICTION, PROVENANCE, Background.NONE).html()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void powersAreRaisedWithTheirSignsAndWithoutLeadingZeros() {
        assertThat(Html.typeset("1e-08, 2.4e-10, 3e+05, 0.0e+00"))
                .isEqualTo("10<sup>−8</sup>, 2.4·10<sup>−10</sup>, 3·10<sup>5</sup>, 0");
        assertThat(Html.typeset("d^(−1/2) d^-0.508 m^2."))
                .isEqualTo("d<sup>−1/2</sup> d<sup>−0.508</sup> m<sup>2</sup>.");
        assertThat(Html.typeset("|R_d − R_∞| of R_mean-field"))
                .isEqualTo("|R<sub>d</sub> − R<sub>∞</sub>| of R<sub>mean-field</sub>");
    }

    @Test
    void linksGivenByCoefficientsAreWrittenAsTheirExpansions() {
        LinkPair links = LinkPair.of(
                HermiteExpansion.ofCoefficients(0.5, 0, -1),
                HermiteExpansion.ofCoefficients(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1}));
        Background background = Background.of(Derivation.of(links, InitialLaw.parse("rademacher"), 2), List.of());
        assertThat(background.question())
                .extracting(KeyEquation::tex)
                .containsExactly(
                        "\\varphi(z) = \\frac{1}{2}\\,h_0(z) - h_2(z)",
                        "\\sigma(z) = \\sum_{k=0}^{8} \\sigma_k h_k(z)");
    }
}
