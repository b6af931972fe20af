package plateau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plateau.derivation.Derivation;
import plateau.report.Provenance;
import plateau.report.ValidationReport;
import plateau.timescale.Progress;
import plateau.validation.CaseResult;
import plateau.validation.ExperimentException;
import plateau.validation.ExperimentFile;
import plateau.validation.Ladder;
import plateau.validation.Problem;

/** The report of a validation as a person opens it: from a file, without a server. */
@Timeout(180)
class ValidationReportCheck {
    /** Too few seeds for the half-width that is allowed: the page shows what agrees and what does not. */
    private static final String EXPERIMENT =
            """
            name = "small"
            title = "A small network"
            lesson = "None."

            [problem]
            phi = [1, 1, 0.5, 0, -0.25, 0.125]
            activation = "gelu(z + 1/2)"
            init = "atoms:-0.75@0.25,-0.25@0.25,0.25@0.25,0.75@0.25"
            epsilon = 0.1
            times = [0.2, 0.5, 1.0]

            [width]
            widths = [160, 640, 2560]

            [sgd]
            width = 4
            dimension = 50
            scaled-steps = [0.01, 0.02, 0.04]
            seeds = [4, 4, 4]
            half-width = 0.001

            [learning-times]
            width = 4
            dimension = 50
            scaled-step = 0.01
            seeds = 4
            allowed = 0.5
            """;

    private static final int CHARTS = 4;

    private static Chromium browser;
    private static Path report;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, ExperimentException {
        Path file = Files.writeString(folder.resolve("small.toml"), EXPERIMENT);
        CaseResult result = Ladder.standard().climb(ExperimentFile.read(file, false), Progress.SILENT);
        Problem problem = result.experiment().problem();
        Derivation derivation = Derivation.of(problem.links(), problem.law(), problem.classes());
        Provenance provenance = Provenance.here("plateau validate small.toml --out result", "check", Map.of());
        report = folder.resolve("small.html");
        Files.writeString(report, new ValidationReport(result, derivation, provenance).html(), StandardCharsets.UTF_8);
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
        browser.await("the charts", () -> browser.all("canvas").size() == CHARTS);
    }

    @AfterEach
    void consoleIsSilentAndNothingWasAskedOfTheNetwork() {
        assertThat(browser.console()).isEmpty();
        assertThat(browser.run("return performance.getEntriesByType('resource').map(e => e.name)"
                        + ".filter(n => !n.startsWith('data:')).join(' ')"))
                .isEqualTo("");
    }

    @Test
    void theAnswerComesFirstAndFormulasAndChartsAreAlive() throws IOException {
        assertThat(browser.all(".answer p").get(0).getText())
                .startsWith("Disagrees: ")
                .contains("not all on sgd");
        assertThat(browser.all(".formula .katex-display")).hasSizeGreaterThan(10);
        assertThat(browser.all(".katex-error")).isEmpty();
        assertThat(browser.all("figure.live")).hasSize(CHARTS);
        assertThat(browser.all("strong.bad")).isNotEmpty();
        assertThat(Files.size(report)).isLessThan(1_500_000);
        browser.shoot("validation-light");
    }

    @Test
    void aRowLeadsToItsRung() {
        browser.run("document.querySelector('a[href=\"#rung-sgd\"]').click()");
        assertThat(browser.address()).endsWith("#rung-sgd");
        assertThat(browser.at("rung-sgd").getText()).isEqualTo("sgd: disagrees");
    }

    @Test
    void theNumbersOfAFigureUnfold() {
        assertThat(browser.all("details.numbers[open]")).isEmpty();
        browser.all("details.numbers summary").get(0).click();
        assertThat(browser.all("details.numbers[open] tbody tr")).hasSizeGreaterThan(10);
    }

    @Test
    void bandsAndBarsAreInTheDrawingThatIsSaved() {
        String drawing = saved("SVG", 0);
        assertThat(browser.run(
                        "const d = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');"
                                + "return d.querySelector('parsererror') ? 'broken' : d.documentElement.tagName",
                        drawing))
                .isEqualTo("svg");
        assertThat(drawing).contains("fill-opacity=\"0.22\"", "risk R(t)").doesNotContain("NaN", "undefined");
        assertThat(saved("CSV", 0)).startsWith("series,x,y,low,high\n").doesNotContain("NaN", "undefined");
        assertThat(saved("CSV", CHARTS - 1))
                .as("degrees are whole")
                .contains("\"SGD\",1,")
                .doesNotContain(",1.15,");
    }

    /** What a button of a chart would save. */
    private static String saved(String button, int chart) {
        browser.run(
                "window.saved = ''; URL.createObjectURL = b => { b.text().then(t => { window.saved = t; }); return '#'; };"
                        + "HTMLAnchorElement.prototype.click = function () {};"
                        + "const tools = document.querySelectorAll('.chart-tools')[arguments[1]];"
                        + "[...tools.querySelectorAll('button')].find(b => b.textContent === arguments[0]).click()",
                button,
                chart);
        browser.await("the file", () -> !browser.run("return window.saved").equals(""));
        return String.valueOf(browser.run("return window.saved"));
    }

    @Test
    void worksInTheDarkOnAPhoneAndOnPaper() {
        assertThat(browser.seriousViolations()).isEmpty();
        browser.dark(true);
        browser.shoot("validation-dark");
        assertThat(browser.seriousViolations()).isEmpty();
        browser.dark(false);
        browser.narrow(390, 800);
        browser.open(report.toUri().toString());
        browser.await("the charts", () -> browser.all("canvas").size() == CHARTS);
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
        browser.shoot("validation-narrow");
        assertThat(browser.seriousViolations()).isEmpty();
        browser.paper();
        assertThat(browser.run("return [...document.querySelectorAll('.static svg')]"
                        + ".filter(s => s.getBoundingClientRect().width > 0).length"))
                .isEqualTo((long) CHARTS);
        assertThat(browser.run("return [...document.querySelectorAll('canvas')]"
                        + ".filter(c => c.getBoundingClientRect().width > 0).length"))
                .isEqualTo(0L);
    }
}
