package plateau.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import plateau.ode.Termination;
import plateau.timescale.DegreeTimes;
import plateau.timescale.Method;
import plateau.timescale.Prediction;
import plateau.timescale.ResidualCurve;
import plateau.timescale.Run;

class PredictionJsonTest {
    private static final Prediction PREDICTION = SamplePrediction.unreachableTwo(1e-2, 1e-3);

    private static JsonNode parsed(Prediction prediction) throws Exception {
        return new ObjectMapper().readTree(new PredictionJson(prediction).text());
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Test
    void theKeysThatScriptsRelyOnAreThere() throws Exception {
        JsonNode root = parsed(PREDICTION);
        assertThat(keys(root)).contains("convention", "degrees", "riskFloor", "laws", "runs", "warnings");
        assertThat(keys(root.get("degrees").get(0))).contains("degree", "phi", "sigma", "learnable");
        assertThat(keys(root.get("laws").get(0))).contains("degree", "after", "exponent", "logarithm", "constant");
        assertThat(keys(root.get("runs").get(0)))
                .contains("epsilon", "method", "times", "finalRisk", "endTime", "evaluations", "termination");
        assertThat(keys(root.get("runs").get(0).get("times").get(0))).containsExactly("degree", "t90", "t50", "t10");
        assertThat(root.get("convention").textValue()).contains("normalised probabilists' Hermite");
    }

    @Test
    void valuesComeBackToTheLastBit() throws Exception {
        JsonNode root = parsed(PREDICTION);
        Run run = PREDICTION.runs().get(1);
        assertThat(root.get("runs").get(1).get("finalRisk").doubleValue()).isEqualTo(run.finalRisk());
        assertThat(root.get("runs").get(1).get("times").get(1).get("t50").doubleValue())
                .isEqualTo(run.times().get(1).t50().orElseThrow());
        assertThat(root.get("riskFloor").doubleValue()).isEqualTo(PREDICTION.riskFloor());
        assertThat(root.get("degrees").get(2).get("learnable").booleanValue()).isFalse();
    }

    @Test
    void exponentsAreTextAndTheFirstLawHasNoPredecessor() throws Exception {
        JsonNode laws = parsed(PREDICTION).get("laws");
        assertThat(laws.get(0).get("after").isNull()).isTrue();
        assertThat(laws.get(1).get("exponent").textValue()).isEqualTo("1/2");
        assertThat(laws.get(1).get("logarithm").booleanValue()).isTrue();
        assertThat(laws.get(2).get("exponent").textValue()).isEqualTo("0");
        assertThat(laws.get(2).get("after").intValue()).isEqualTo(1);
        assertThat(laws.get(2).get("constant").isNull()).isTrue();
    }

    @Test
    void whatIsAbsentOrNotFiniteIsNull() throws Exception {
        Run broken = new Run(
                1e-3,
                Method.REFERENCE,
                List.of(new DegreeTimes(
                        0, OptionalDouble.of(0), OptionalDouble.empty(), OptionalDouble.of(Double.NaN))),
                Double.NaN,
                Double.POSITIVE_INFINITY,
                1,
                Termination.NOT_FINITE,
                ResidualCurve.of(new double[] {0}, new double[][] {{1, 1, 1, 1}}),
                List.of());
        Prediction p = PREDICTION;
        Prediction prediction = new Prediction(
                p.links(),
                p.law(),
                p.classCount(),
                p.degrees(),
                Double.NEGATIVE_INFINITY,
                p.laws(),
                p.plateaus(),
                List.of(broken),
                p.slopes(),
                p.hierarchy(),
                p.checks(),
                p.warnings());
        assertThat(new PredictionJson(prediction).text()).doesNotContain("NaN").doesNotContain("Infinity");
        JsonNode run = parsed(prediction).get("runs").get(0);
        assertThat(run.get("finalRisk").isNull()).isTrue();
        assertThat(run.get("endTime").isNull()).isTrue();
        assertThat(run.get("times").get(0).get("t90").doubleValue()).isZero();
        assertThat(run.get("times").get(0).get("t50").isNull()).isTrue();
        assertThat(run.get("termination").textValue()).isEqualTo("not-finite");
    }
}
