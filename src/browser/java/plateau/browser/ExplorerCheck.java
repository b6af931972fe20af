package plateau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import plateau.explorer.ExplorerLimits;
import plateau.explorer.ExplorerServer;

/** The explorer as a person meets it, in a real browser. */
@Timeout(180)
class ExplorerCheck {
    private static ExplorerServer server;
    private static Chromium browser;

    @BeforeAll
    static void start() {
        server = ExplorerServer.start(0, ExplorerLimits.defaults(), "check");
        browser = Chromium.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @BeforeEach
    void open() {
        browser.wide();
        browser.dark(false);
        browser.size(1300, 1000);
        open("");
    }

    /** Nothing a person did may leave an error in the console; a refusal's own status is no error of the page. */
    @AfterEach
    void consoleIsSilent() {
        assertThat(browser.console())
                .filteredOn(line -> !line.contains("the server responded with a status of 400"))
                .isEmpty();
    }

    private static void open(String fragment) {
        browser.open(server.address() + fragment);
        browser.await("the first answer", () -> browser.text("status").startsWith("Shown for"));
        browser.await("the portrait", () -> !browser.all("#portrait canvas").isEmpty());
    }

    private static void type(String id, String text) {
        WebElement field = browser.at(id);
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    private static void shown(String epsilon) {
        browser.await(
                "the answer for ε = " + epsilon, () -> browser.text("status").equals("Shown for ε = " + epsilon + "."));
    }

    @Test
    void showsTheExampleAtOnce() {
        assertThat(browser.text("sentences")).contains("0 → 1 → 2 → 3").contains("10−4");
        assertThat(browser.text("degrees"))
                .contains("1/√2")
                .contains("after degree 1")
                .doesNotContain("^(");
        assertThat(tex("#degrees"))
                .contains("3.26\\,\\varepsilon^{1/4}", "\\propto \\varepsilon^{1/6}")
                .anyMatch(law -> law.endsWith("\\varepsilon^{1/2}\\,\\ln(1/\\varepsilon)"));
        assertThat(tex("#target-formula"))
                .containsExactly("\\varphi(z) = \\frac{1}{6}\\,z^{3} + \\frac{1}{2}\\,z^{2} + z");
        assertThat(tex("#activation-formula").get(0)).contains("\\operatorname{relu}");
        assertThat(browser.text("plateaus")).contains("degree 3");
        assertThat(browser.text("warnings")).contains("d = ∞");
        assertThat(browser.text("timing")).contains("ms");
        assertThat(browser.all("canvas")).hasSize(3);
        assertThat(browser.at("gallery").getAttribute("value")).isEqualTo("staircase");
    }

    /** What KaTeX was given, of the formulas in a place. */
    private static List<String> tex(String place) {
        Object found = browser.run(
                "return [...document.querySelectorAll(arguments[0] + ' annotation')].map(a => a.textContent)", place);
        return found instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @Test
    void setsAFormulaAsItIsTyped() {
        type("target", "exp(-z^2) + He(3)/3");
        browser.await("the formula", () -> tex("#target-formula").toString().contains("e^{-z^{2}}"));
        type("target", "0, 1, 0.5");
        browser.await("the combination", () -> tex("#target-formula").toString().contains("\\frac{1}{2}\\,h_2(z)"));
        type("target", "0, 1, 0.5 +");
        browser.await("the last formula, greyed", () -> String.valueOf(
                        browser.at("target-formula").getAttribute("class"))
                .contains("last"));
        assertThat(tex("#target-formula").toString()).contains("\\frac{1}{2}\\,h_2(z)");
        type("target", "piecewise(z < 0, 0, z)");
        browser.await("the word", () -> browser.text("target-formula").equals("piecewise"));
        assertThat(browser.at("target-formula").getAttribute("class")).doesNotContain("last");
    }

    /** What takes long is seen to run, and what is shown meanwhile to be of before; nothing moves for it. */
    @Test
    void showsThatItComputes() {
        Object height = browser.run("return document.documentElement.scrollHeight");
        browser.run(
                "window.ask = window.fetch; window.fetch = (path, how) => String(path).startsWith('api/explore')"
                        + " ? new Promise(answer => { window.answer = answer; }).then(() => window.ask(path, how)) : window.ask(path, how)");
        browser.at("slider").sendKeys(Keys.ARROW_LEFT);
        browser.await("the sign", () -> browser.text("status").equals("Computing …"));
        assertThat(browser.at("busy").isDisplayed()).isTrue();
        assertThat(browser.at("results").getAttribute("class")).contains("waiting");
        assertThat(browser.run("return document.documentElement.scrollHeight")).isEqualTo(height);
        browser.await("the seconds", () -> browser.text("timing").matches("\\d+ s"));
        browser.run("window.answer()");
        shown("8.91e-5");
        assertThat(browser.at("busy").isDisplayed()).isFalse();
        assertThat(browser.at("results").getAttribute("class")).doesNotContain("waiting");
    }

    @Test
    void followsWhatIsTyped() {
        type("target", "h(1) + h(3)");
        browser.await("the answer", () -> browser.text("sentences").contains("Only degree 1 is learned"));
        type("activation", "gelu");
        browser.await("the floor", () -> browser.text("degrees").contains("never: σₖ = 0"));
        type("target", "0, 1, 0.5");
        browser.await("coefficients", () -> browser.text("sentences").contains("order 1 → 2"));
        type("init", "rademacher");
        type("degree", "5");
        browser.await("the degree", () -> browser.text("degrees").contains("Degrees 0 to 5 are kept"));
    }

    @Test
    void followsTheGallery() {
        browser.run(
                "const g = document.getElementById('gallery'); g.value = 'gelu'; g.dispatchEvent(new Event('change'))");
        browser.await("gelu", () -> browser.text("degrees").contains("never: σₖ = 0"));
        assertThat(browser.at("target").getAttribute("value")).isEqualTo("1 + z + h(2) + h(3)");
        assertThat(browser.text("gallery-hint")).contains("σ₃ = 0");
    }

    @Test
    void followsTheSlider() {
        WebElement slider = browser.at("slider");
        slider.sendKeys(Keys.HOME);
        shown("1e-12");
        assertThat(browser.text("sentences")).contains("10−12");
        slider.sendKeys(Keys.END);
        shown("1e0");
        slider.sendKeys(Keys.ARROW_LEFT);
        shown("8.91e-1");
        assertThat(browser.text("epsilon-shown")).isEqualTo("8.91·10⁻¹");
        // Dragging: many values in a row, the last one counts.
        browser.run("const s = document.getElementById('slider'); for (let i = 0; i < 60; i++) {"
                + " s.value = -1 - i * 0.1; s.dispatchEvent(new Event('input')); }");
        shown("1.26e-7");
        browser.await("the curve before, dimmed", () -> browser.text("risk").contains("before, ε ="));
    }

    @Test
    void restoresAStateFromItsLink() {
        type("target", "z + h(3)/2");
        type("init", "normal:0:1");
        browser.at("slider").sendKeys(Keys.HOME);
        shown("1e-12");
        browser.at("share").click();
        browser.await("the link", () -> browser.text("shared").contains("link to this state"));
        String link = browser.address();
        assertThat(URLDecoder.decode(link, StandardCharsets.UTF_8)).contains("target=z + h(3)/2", "epsilon=1e-12");
        String sentences = browser.text("sentences");
        browser.open(link);
        shown("1e-12");
        assertThat(browser.at("target").getAttribute("value")).isEqualTo("z + h(3)/2");
        assertThat(browser.at("init").getAttribute("value")).isEqualTo("normal:0:1");
        assertThat(browser.text("sentences")).isEqualTo(sentences);
    }

    @Test
    void showsWhereAFormulaIsWrongAndLosesNothing() {
        String sentences = browser.text("sentences");
        type("target", "z^2 + foo(z)");
        browser.await("the complaint", () -> browser.text("target-error").contains("foo is not known"));
        assertThat(browser.all("#target-error mark").get(0).getText()).isEqualTo("f");
        assertThat(browser.at("target").getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(browser.text("sentences")).isEqualTo(sentences);
        assertThat(browser.at("results").getAttribute("class")).contains("stale");
        assertThat(browser.text("status")).startsWith("Not current");
        assertThat(browser.at("target-formula").getAttribute("class")).contains("last");
        assertThat(tex("#target-formula").get(0)).contains("z^{3}");
        assertThat(browser.all("#downloads a").get(0).getAttribute("href"))
                .as("what can be taken away is what is shown")
                .contains("z%5E3");
        assertThat(browser.all("#risk canvas")).hasSize(1);
        browser.shoot("wrong-formula");
        assertThat(browser.seriousViolations()).isEmpty();
        type("target", "z^2 + z");
        browser.await("the mended formula", () -> browser.text("target-error").isEmpty());
        assertThat(browser.text("sentences")).contains("0 → 1 → 2, the last");
        assertThat(browser.at("results").getAttribute("class")).doesNotContain("stale");
    }

    /** What a link says is text, whatever it looks like. */
    @Test
    void putsNothingTypedIntoItsMarkup() {
        browser.open(server.address() + "#target=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&activation=relu");
        browser.await("the complaint", () -> !browser.text("target-error").isEmpty());
        assertThat(browser.all("img")).isEmpty();
    }

    @Test
    void overlaysTheFlow() {
        // Once more: the picture of the README shows what a warm server takes.
        for (int i = 0; i < 5; i++) {
            open("");
        }
        browser.at("flow-start").click();
        browser.await("the end of the flow", () -> browser.text("flow-said").contains("points"));
        assertThat(browser.text("flow-said")).contains("The requested end time was reached");
        assertThat(browser.text("risk")).contains("flow of m neurons");
        browser.size(1240, 1230);
        browser.run("window.scrollTo(0, 0); document.activeElement.blur()");
        browser.await(
                "the charts at their new size",
                () -> browser.all("#risk canvas").size() == 1);
        browser.shoot("overlay");
        browser.at("overlays-clear").click();
        browser.await("no overlay", () -> !browser.text("risk").contains("flow of m neurons"));
    }

    @Test
    void runsAndStopsSgd() {
        type("width", "200");
        browser.at("sgd-start").click();
        browser.await("points of SGD", () -> browser.text("risk").contains("SGD"));
        browser.shoot("sgd-running");
        assertThat(browser.at("sgd-stop").isEnabled()).isTrue();
        browser.at("sgd-stop").click();
        browser.await("the stop", () -> browser.text("sgd-said").contains("Stopped; the points so far are kept."));
        assertThat(browser.text("risk")).contains("SGD");
        assertThat(browser.at("sgd-stop").isEnabled()).isFalse();
        type("width", "1000");
        browser.at("sgd-start").click();
        browser.await("the refusal", () -> browser.text("width-error").contains("1 to 200"));
    }

    @Test
    void offersWhatIsShown() {
        Object taken = browser.run("const links = [...document.querySelectorAll('#downloads a')];"
                + "const x = new XMLHttpRequest(); return links.map(a => { x.open('GET', a.href, false); x.send();"
                + " return a.download + ' ' + x.status + ' ' + (x.responseText.length > 100); }).join('\\n')");
        assertThat(String.valueOf(taken).lines())
                .hasSize(10)
                .allMatch(line -> line.endsWith(" 200 true"))
                .anyMatch(line -> line.startsWith("report.html"))
                .anyMatch(line -> line.startsWith("derivation.tex"));
    }

    /** The page's own state: every state comes back from its fragment, and lists of coefficients are told from formulas. */
    @Test
    void keepsItsStateInTheFragment() {
        Object failures = browser.driver()
                .executeAsyncScript("const done = arguments[0]; import('./state.js').then(m => {"
                        + "const wrong = [];"
                        + "const states = [{}, {target: 'z & #=+%', epsilon: '3.16e-7'}, {init: 'atoms:1@0.5,-1@0.5', degree: '7', classes: '1'}];"
                        + "for (const s of states) { const full = {...m.DEFAULTS, ...s};"
                        + "  if (JSON.stringify(m.fromFragment('#' + m.toFragment(full))) !== JSON.stringify(full)) wrong.push(s); }"
                        + "for (const [text, list] of [['1,2', true], ['0, .5, -1e-3', true], ['1', false], ['max(1,2)', false],"
                        + "  ['1,,2', false], ['1,z', false]]) if (m.isList(text) !== list) wrong.push(text);"
                        + "for (const [x, text] of [[-4, '1e-4'], [-6.5, '3.16e-7'], [0, '1e0'], [-12, '1e-12']])"
                        + "  if (m.epsilonText(x) !== text) wrong.push(m.epsilonText(x));"
                        + "if (m.query({...m.DEFAULTS, target: '1,2,'}).get('phi') !== '1,2') wrong.push('phi');"
                        + "done(JSON.stringify(wrong)); }, e => done(String(e)));");
        assertThat(String.valueOf(failures)).isEqualTo("[]");
    }

    /** Everything is reached and worked by the keyboard, and where the focus is can be seen. */
    @Test
    void worksByTheKeyboardAlone() {
        Set<String> reached = new HashSet<>();
        browser.run("document.activeElement.blur(); window.scrollTo(0, 0)");
        for (int i = 0; i < 60; i++) {
            new org.openqa.selenium.interactions.Actions(browser.driver())
                    .sendKeys(Keys.TAB)
                    .perform();
            WebElement here = browser.focused();
            String id = String.valueOf(here.getAttribute("id"));
            if (!id.isEmpty() && !reached.contains(id)) {
                String outline = here.getCssValue("outline-style");
                assertThat(outline).as("the focus on " + id).isNotEqualTo("none");
            }
            reached.add(id);
        }
        assertThat(reached)
                .contains(
                        "gallery",
                        "target",
                        "activation",
                        "init",
                        "classes",
                        "degree",
                        "slider",
                        "share",
                        "width",
                        "seed",
                        "flow-start",
                        "sgd-start",
                        "degrees",
                        "plateaus");
        browser.at("flow-start").sendKeys(Keys.ENTER);
        browser.await("the end of the flow", () -> browser.text("flow-said").contains("points"));
        browser.at("overlays-clear").sendKeys(Keys.SPACE);
        browser.await("no overlay", () -> browser.text("flow-said").isEmpty());
        assertThat(browser.focused().getAttribute("id")).isEqualTo("flow-start");
    }

    @Test
    void isAccessibleInLightDarkAndNarrow() {
        assertThat(browser.seriousViolations()).isEmpty();
        browser.shoot("light");
        browser.dark(true);
        assertThat(browser.seriousViolations()).isEmpty();
        browser.shoot("dark");
        browser.dark(false);
        browser.narrow(390, 2400);
        browser.await(
                "a page as wide as the screen", () -> browser.run("return document.documentElement.scrollWidth <= 390")
                        .equals(true));
        assertThat(browser.seriousViolations()).isEmpty();
        browser.shoot("narrow");
    }
}
