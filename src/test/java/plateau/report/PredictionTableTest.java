package plateau.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plateau.timescale.Prediction;

class PredictionTableTest {
    private static final Prediction THREE = SamplePrediction.allOnes(1e-2, 3e-3, 1e-3);

    @Test
    void theFirstLineAnswersTheQuestion() {
        assertThat(new PredictionTable(THREE, 100).lines().get(0))
                .startsWith("Degrees are learned in the order 0 → 1 → 2 → 3, the last at t = ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6, 9})
    void noLineIsWiderThanTheTerminal(int count) {
        double[] epsilons = new double[count];
        for (int i = 0; i < count; i++) {
            epsilons[i] = 0.01 * (i + 1);
        }
        List<String> lines = new PredictionTable(SamplePrediction.allOnes(epsilons), 100).lines();
        assertThat(lines).allMatch(line -> TextTable.columns(line) <= 100);
        for (double epsilon : epsilons) {
            assertThat(lines).anyMatch(line -> line.contains("t50 at ε=" + Notation.epsilon(epsilon)));
        }
    }

    @Test
    void degreesThatCannotBeLearnedAreNamedWithTheFloor() {
        Prediction prediction = SamplePrediction.unreachableTwo(1e-2);
        String text = new PredictionTable(prediction, 100).text();
        assertThat(text)
                .contains("Never learned: degree 2; the activation has none of it (σ_k = 0).")
                .contains("The risk never falls below 0.32,")
                .contains("independent of ε   after degree 1");
    }

    @Test
    void timesSlopesPlateausAndWarningsAreThere() {
        String text = new PredictionTable(THREE, 100).text();
        assertThat(text)
                .contains("0.25 ε^(1/2) ln(1/ε)   after degree 0")
                .contains("0.1258")
                .contains("1/2 (with ln)")
                .contains("nothing: the end")
                .contains("  2. Local slopes approach")
                .doesNotContain("NaN");
    }

    @Test
    void columnsLineUpWhateverTheScript() {
        TextTable table = new TextTable("lr", List.of("name", "value"));
        table.add(List.of("φ₁²", "1"));
        table.add(List.of("e\u0301", "22.5"));
        assertThat(table.lines("")).containsExactly("name   value", "φ₁²        1", "e\u0301       22.5");
        assertThat(table.width()).isEqualTo(12);
    }

    @Test
    void wrappingKeepsEveryWordAndLongWordsWhole() {
        String text = "one two three " + "x".repeat(30) + " four";
        List<String> lines = TextTable.wrap(text, 10);
        assertThat(String.join(" ", lines)).isEqualTo(text);
        assertThat(lines).allMatch(line -> line.length() <= 10 || !line.contains(" "));
    }

    @Test
    void aPredictionWithoutRunsStillShowsDegreesAndFloor() {
        assertThat(new PredictionTable(SamplePrediction.allOnes(), 100).text())
                .contains("Degrees")
                .doesNotContain("Learning times");
    }
}
