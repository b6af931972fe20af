package plateau.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plateau.ode.IntegrationResult;
import plateau.ode.RadauIntegrator;
import plateau.ode.StepMonitor;

/** The flow integrated whole, against SciPy: residuals inside steps, and a risk that never rises. */
class MeanFieldGoldenTest {

    static List<MeanFieldGolden> cases() {
        return MeanFieldGolden.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void residualsAgreeAtTheTimesOfTheCase(MeanFieldGolden golden) {
        MeanFieldFlow flow = MeanFieldFlow.of(golden.links(), golden.classes(), golden.epsilon());
        List<Double> times = golden.times();
        MeanFieldForceForm form = flow.forceForm();
        double[] y = new double[form.dimension()];
        double[] e = new double[flow.degree() + 1];
        double[] state = form.initialState();
        int[] next = {1};
        double[] lastRisk = {form.risk(state)};
        double[] worst = {0};
        StepMonitor monitor = step -> {
            while (next[0] < times.size() && times.get(next[0]) <= step.end()) {
                step.stateAt(times.get(next[0]), y);
                form.residuals(y, e);
                double[] expected = golden.residuals().get(next[0]++);
                for (int k = 0; k < e.length; k++) {
                    worst[0] = Math.max(worst[0], Math.abs(e[k] - expected[k]));
                }
            }
            step.stateAt(step.end(), y);
            double risk = form.risk(y);
            assertThat(risk).isLessThanOrEqualTo(lastRisk[0] + 1e-9);
            lastRisk[0] = risk;
            return StepMonitor.Verdict.CONTINUE;
        };
        double end = times.get(times.size() - 1);
        double rtol = 1e-10;
        IntegrationResult result = RadauIntegrator.defaults()
                .withTolerances(rtol, 1e-2 * rtol * Math.sqrt(golden.epsilon()))
                .integrate(form, 0, state, end, monitor);
        assertThat(result.termination().successful()).isTrue();
        assertThat(next[0]).isEqualTo(times.size());
        assertThat(worst[0]).isCloseTo(0, within(1e-7));
    }
}
