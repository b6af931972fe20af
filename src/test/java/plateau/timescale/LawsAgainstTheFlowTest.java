package plateau.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.flow.MeanFieldFlow;
import plateau.flow.MeanFieldForceForm;
import plateau.flow.NeuronClasses;
import plateau.ode.CrossingMonitor;
import plateau.ode.CrossingMonitor.Crossing;
import plateau.ode.RadauIntegrator;

/** The closed forms and the gap law, held against the integrated flow. */
class LawsAgainstTheFlowTest {
    private static final InitialLaw UNIFORM = InitialLaw.parse("uniform:-1:1");

    @ParameterizedTest
    @CsvSource({"1e-6,5e-3", "1e-8,1e-3", "1e-10,1e-3"})
    void degreeOneIsLearnedWhenTheClosedFormSays(double epsilon, double tolerance) {
        assertClosedForm(new double[] {0, 1}, new double[] {0, 1}, epsilon, tolerance);
        assertClosedForm(new double[] {0.4, -0.8}, new double[] {0.7, 0.6}, epsilon, tolerance);
        assertClosedForm(new double[] {0, 1, 0, 1}, new double[] {0, 0.9, 0, 1}, epsilon, tolerance);
    }

    /** Degree 2 pulls while degree 1 is learned: relative corrections of about 7 √ε, 7.0e-3 at ε = 1e-6. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-8, 1e-10})
    void aNeighbouringDegreeTwoCorrectsTheClosedFormByRootEpsilon(double epsilon) {
        double[] ones = {1, 1, 1, 1};
        assertClosedForm(ones, ones, epsilon, 8 * Math.sqrt(epsilon));
    }

    private static void assertClosedForm(double[] phi, double[] sigma, double epsilon, double tolerance) {
        LinkPair links = LinkPair.ofCoefficients(phi, sigma);
        NeuronClasses neurons = UNIFORM.classes(20);
        MeanFieldFlow flow = MeanFieldFlow.of(links, neurons, epsilon);
        MeanFieldForceForm form = flow.forceForm();
        CrossingMonitor half = CrossingMonitor.of(
                        LearningTimes.residualsOf(form),
                        form.dimension(),
                        List.of(new Crossing(1, e -> Math.abs(e) - Math.abs(phi[1]) / 2)))
                .stoppingWhenAllFound();
        RadauIntegrator.defaults()
                .withTolerances(1e-10, 1e-12 * Math.sqrt(epsilon))
                .integrate(form, 0, form.initialState(), 1, half);
        double solved = half.time(0).getAsDouble();
        assertThat(DegreeOneLayer.of(links, neurons).time(epsilon)).isCloseTo(solved, within(tolerance * solved));
    }

    @Test
    void profileOfDegreeOneIsTheLogisticOne() {
        LinkPair links = LinkPair.ofCoefficients(new double[] {1, 1}, new double[] {1, 1});
        DegreeOneLayer layer = DegreeOneLayer.of(links, UNIFORM.classes(20));
        Run run = predict(links, 1e-8);
        ResidualCurve curve = run.curve();
        double worst = 0;
        for (int i = 0; i < curve.size(); i++) {
            worst = Math.max(worst, Math.abs(curve.residual(i, 1) - layer.residual(curve.time(i), 1e-8)));
        }
        assertThat(worst).isLessThan(3e-3);
    }

    /** Slopes of the waits 1→3, 1→4, 1→5 between 1e-7 and 1e-11. */
    @ParameterizedTest
    @CsvSource({"3,0", "4,-0.25", "5,-0.5"})
    void waitsFollowTheGapLaw(int p, double exponent) {
        double[] phi = new double[p + 1];
        double[] sigma = new double[p + 1];
        phi[1] = sigma[1] = phi[p] = sigma[p] = 1;
        LinkPair links = LinkPair.ofCoefficients(phi, sigma);
        double slope = Math.log(wait(links, p, 1e-7) / wait(links, p, 1e-11)) / Math.log(1e4);
        assertThat(slope).isCloseTo(exponent, within(0.03));
    }

    private static double wait(LinkPair links, int p, double epsilon) {
        Run run = predict(links, epsilon);
        return run.timesOf(p).orElseThrow().t50().getAsDouble()
                - run.timesOf(1).orElseThrow().t50().getAsDouble();
    }

    /** Evaluations at ε = 1e-10 are at most 4 times those at 1e-3, same end and tolerance. */
    @Test
    void costHardlyDependsOnEpsilon() {
        LinkPair links = LinkPair.ofCoefficients(new double[] {1, 1, 1, 1}, new double[] {1, 1, 1, 1});
        PredictionRequest request =
                PredictionRequest.of(links, UNIFORM, List.of(1e-3, 1e-10)).withUntil(1);
        List<Run> runs = Predictor.predict(request, Progress.SILENT).runs();
        assertThat(runs.get(1).evaluations())
                .isLessThanOrEqualTo(4 * runs.get(0).evaluations());
    }

    private static Run predict(LinkPair links, double epsilon) {
        return Predictor.predict(PredictionRequest.of(links, UNIFORM, List.of(epsilon)), Progress.SILENT)
                .runs()
                .get(0);
    }
}
