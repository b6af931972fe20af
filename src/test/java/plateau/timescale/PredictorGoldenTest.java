package plateau.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plateau.flow.InitialLaw;
import plateau.flow.MeanFieldGolden;

/** Learning times against SciPy: within 1e-6 relative, 0 and never where the golden file has them. */
class PredictorGoldenTest {

    static List<MeanFieldGolden> cases() {
        return MeanFieldGolden.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void learningTimesAgree(MeanFieldGolden golden) {
        double end = golden.times().get(golden.times().size() - 1);
        Prediction prediction =
                Predictor.predict(request(golden).withRtol(1e-10).withUntil(end), Progress.SILENT);
        List<DegreeTimes> times = prediction.runs().get(0).times();
        assertThat(times)
                .extracting(DegreeTimes::degree)
                .containsExactlyElementsOf(golden.learned().keySet());
        for (DegreeTimes found : times) {
            List<OptionalDouble> expected = golden.learnedAt(found.degree());
            agrees(found.t90(), expected.get(0));
            agrees(found.t50(), expected.get(1));
            agrees(found.t10(), expected.get(2));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theStiffSolveToTheDefaultEndLearnsTheSameTimes(MeanFieldGolden golden) {
        PredictionRequest request = request(golden).withMethod(Method.REFERENCE);
        Run run = Predictor.predict(request, Progress.SILENT).runs().get(0);
        for (DegreeTimes found : run.times()) {
            OptionalDouble expected = golden.learnedAt(found.degree()).get(1);
            if (expected.isPresent()) {
                agrees(found.t50(), expected);
            }
        }
    }

    private static PredictionRequest request(MeanFieldGolden golden) {
        List<Double> a = new ArrayList<>();
        List<Double> w = new ArrayList<>();
        for (int p = 0; p < golden.classes().count(); p++) {
            a.add(golden.classes().a0(p));
            w.add(golden.classes().weight(p));
        }
        return PredictionRequest.of(golden.links(), InitialLaw.Atoms.of(a, w), List.of(golden.epsilon()));
    }

    private static void agrees(OptionalDouble found, OptionalDouble expected) {
        assertThat(found.isPresent()).isEqualTo(expected.isPresent());
        if (expected.isPresent()) {
            assertThat(found.getAsDouble()).isCloseTo(expected.getAsDouble(), within(1e-6 * expected.getAsDouble()));
        }
    }
}
