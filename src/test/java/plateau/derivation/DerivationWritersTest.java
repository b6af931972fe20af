package plateau.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.FormulaLink;

/** Every view says all equations, in a form that its reader can take. */
class DerivationWritersTest {
    private static Derivation derivation(String target, String activation) {
        LinkPair links = LinkPair.of(
                HermiteExpansion.of(FormulaLink.parse(target)), HermiteExpansion.of(FormulaLink.parse(activation)));
        return Derivation.of(links, InitialLaw.parse("rademacher"), 2);
    }

    private static List<String> labels(Derivation derivation) {
        return derivation.steps().stream()
                .flatMap(s -> s.equations().stream())
                .map(Equation::label)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 120})
    void textKeepsToItsWidth(int width) {
        Derivation derivation = derivation("z^3 + z^2 + z", "relu(z + 1/2)");
        String text = new TextWriter(width).write(derivation);
        assertThat(text.lines())
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(width));
        labels(derivation).forEach(label -> assertThat(text).contains("(" + label + ")"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"relu | relu", "tanh(2*z) | gelu", "piecewise(z < 0, 0, z^2) | erf(z)", "sin(z) | 2*z"})
    void markdownAndLatexAreWellFormed(String target, String activation) {
        Derivation derivation = derivation(target, activation);
        String markdown = new MarkdownWriter().write(derivation);
        String latex = LatexWriter.article().write(derivation);
        for (String label : labels(derivation)) {
            assertThat(markdown).contains("\\tag{" + label + "}");
            assertThat(latex).contains("\\label{eq:" + label + "}");
        }
        assertThat(count(markdown, '$') % 2).isZero();
        assertThat(count(latex, '$') % 2).isZero();
        assertThat(latex).matches("(?s)\\p{ASCII}*");
        for (String text : List.of(markdown, latex)) {
            assertThat(count(text, '{')).isEqualTo(count(text, '}'));
            assertThat(occurrences(text, "\\left")).isEqualTo(occurrences(text, "\\right"));
        }
        assertThat(occurrences(latex, "\\begin{")).isEqualTo(occurrences(latex, "\\end{"));
    }

    private static long count(String text, char c) {
        return text.chars().filter(x -> x == c).count();
    }

    private static int occurrences(String text, String part) {
        String plain = text.replace("\\rightarrow", "").replace("\\leftarrow", "");
        return (plain.length() - plain.replace(part, "").length()) / part.length();
    }

    @ParameterizedTest
    @CsvSource({"z^2, z^2 + z", "He(1) + He(2), relu"})
    void jsonHoldsEveryEquation(String target, String activation) throws IOException {
        Derivation derivation = derivation(target, activation);
        JsonNode root = new ObjectMapper().readTree(new JsonWriter().write(derivation));
        for (String label : labels(derivation)) {
            JsonNode equation = root.get("equations").get(label);
            assertThat(equation.get("left").asText()).as(label).isNotEmpty();
            assertThat(equation.get("right").asText()).as(label).isNotEmpty();
        }
        assertThat(root.get("warnings").size()).isEqualTo(derivation.warnings().size());
    }
}
