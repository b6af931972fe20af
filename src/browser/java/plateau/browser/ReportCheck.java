package plateau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import plateau.derivation.Derivation;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.hermite.HermiteExpansion;
import plateau.report.Background;
import plateau.report.Provenance;
import plateau.report.Report;
import plateau.symbolic.FormulaLink;
import plateau.timescale.ClassPaths;
import plateau.timescale.Prediction;
import plateau.timescale.PredictionRequest;
import plateau.timescale.Predictor;
import plateau.timescale.Progress;

/** The report as a person opens it: from a file, without a server. */
@Timeout(180)
class ReportCheck {
    private static Chromium browser;
    private static Path report;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        InitialLaw law = InitialLaw.parse("uniform:-1:1");
        LinkPair links = LinkPair.of(
                HermiteExpansion.of(FormulaLink.parse("z^3/6 + z^2/2 + z")),
                HermiteExpansion.of(FormulaLink.parse("relu(z + 1/2)")));
        PredictionRequest request = PredictionRequest.of(links, law, List.of(1e-4, 1e-8));
        Prediction prediction = Predictor.predict(request, Progress.SILENT);
        List<ClassPaths> paths = prediction.runs().stream()
                .map(run -> ClassPaths.of(links, request.neurons(), run, Progress.SILENT))
                .toList();
        Background background = Background.of(Derivation.of(links, law, 20), paths);
        Provenance provenance = new Provenance("plateau predict", "check", "17", Map.of());
        report = folder.resolve("report.html");
        Files.writeString(report, new Report(prediction, provenance, background).html(), StandardCharsets.UTF_8);
        browser = Chromium.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @BeforeEach
    void open() {
        browser.wide();
        browser.dark(false);
        browser.size(1000, 1000);
        browser.open(report.toUri().toString());
        browser.await("the charts", () -> browser.all("canvas").size() == 6);
    }

    @AfterEach
    void consoleIsSilent() {
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void formulasAndChartsAreAlive() {
        assertThat(browser.all(".formula .katex-display")).hasSizeGreaterThan(7);
        assertThat(browser.all(".katex-error")).isEmpty();
        assertThat(browser.all("figure.live")).hasSize(6);
        assertThat(browser.all("details:not([open]) canvas")).isEmpty();
        browser.run("document.querySelector('details:not([open]) summary').click()");
        browser.await("the charts of the other ε", () -> browser.all("canvas").size() == 9);
        browser.shoot("report-light");
    }

    @Test
    void anAxisTurnsFromPowersOfTenToEqualSteps() {
        WebElement button = browser.all(".chart-tools button").get(0);
        assertThat(button.getText()).isEqualTo("horizontal: powers of ten");
        button.click();
        assertThat(button.getText()).isEqualTo("horizontal: equal steps");
    }

    @Test
    void aChartIsSavedAsADrawingThatStandsAlone() {
        browser.run("URL.createObjectURL = blob => { blob.text().then(t => { window.saved = t; }); return '#'; };"
                + "HTMLAnchorElement.prototype.click = function () {};"
                + "[...document.querySelectorAll('.chart-tools button')].find(b => b.textContent === 'SVG').click()");
        browser.await(
                "the drawing", () -> !browser.run("return window.saved || ''").equals(""));
        assertThat(browser.run("const d = new DOMParser().parseFromString(window.saved, 'image/svg+xml');"
                        + "return d.querySelector('parsererror') ? 'broken' : d.documentElement.tagName"))
                .isEqualTo("svg");
        assertThat(String.valueOf(browser.run("return window.saved")))
                .contains("risk R", "10⁻⁴", "ε = 10⁻⁸")
                .doesNotContain("NaN", "undefined");
    }

    @Test
    void samplesFollowTheStep() {
        String before = browser.all("[data-time]").get(2).getText();
        browser.run("const s = document.getElementById('step'); s.value = '1e-5'; s.dispatchEvent(new Event('input'))");
        double time = Double.parseDouble(
                String.valueOf(browser.all("[data-time]").get(2).getAttribute("data-time")));
        String after = browser.all("[data-time]").get(2).getText().replace(",", "");
        assertThat(after).isNotEqualTo(before);
        assertThat(Double.parseDouble(after) / (time / 1e-5)).isBetween(0.99, 1.01);
        browser.run("const s = document.getElementById('step'); s.value = 'x'; s.dispatchEvent(new Event('input'))");
        assertThat(browser.all("[data-time]").get(2).getText()).isEqualTo("–");
    }

    @Test
    void worksInTheDarkAndOnAPhone() {
        browser.dark(true);
        browser.shoot("report-dark");
        assertThat(browser.seriousViolations()).isEmpty();
        browser.dark(false);
        browser.narrow(390, 800);
        browser.open(report.toUri().toString());
        browser.await("the charts", () -> browser.all("canvas").size() == 6);
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
        browser.shoot("report-narrow");
        assertThat(browser.seriousViolations()).isEmpty();
    }
}
