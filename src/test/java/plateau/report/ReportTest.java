package plateau.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import plateau.timescale.Prediction;
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
        assertThat(html)
                .doesNotContain("<script")
                .doesNotContain("<link")
                .doesNotContain("src=")
                .doesNotContain("NaN");
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
        assertThat(html).doesNotContain("<script").doesNotContain("<b ").doesNotContain("<img");
        assertThat(html)
                .contains("z&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;")
                .contains("a &lt; b &amp; &quot;c&quot; &lt;img src=x&gt;");
    }

    @Test
    void noIdOccursTwiceOnThePage() {
        String html = new Report(PREDICTION, PROVENANCE, Background.NONE).html();
        List<String> ids = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(m -> m.group(1))
                .collect(Collectors.toList());
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }
}
