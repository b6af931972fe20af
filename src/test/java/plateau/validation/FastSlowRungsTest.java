package plateau.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plateau.blas.Blas;
import plateau.flow.FlowRun;
import plateau.flow.NeuronClasses;
import plateau.flow.OverlapStart;
import plateau.ode.StepMonitor;
import plateau.timescale.DegreeTimes;
import plateau.timescale.Method;
import plateau.timescale.Prediction;
import plateau.timescale.Progress;
import plateau.timescale.ResidualCurve;
import plateau.timescale.Run;
import plateau.timescale.Segment;
import plateau.timescale.WaitConvergence;

/** The rungs of the fast–slow solve agree with the right one and disagree with an error put in on purpose. */
class FastSlowRungsTest {
    private static final String PROBLEM =
            """
            name = "small"
            title = "Small"
            lesson = "None."

            [problem]
            phi = [1, 1, 1]
            sigma = [1, 1, 1]
            init = "uniform:-1:1"
            classes = 8
            epsilon = 1e-2
            times = [0.5]
            """;

    private static final String FAST =
            PROBLEM + "[fast-system]\nepsilons = [1e-10, 1e-8, 1e-7]\nwidths = [640, 2560, 10240]\nnetwork-width = 8\n";
    private static final String SLOW =
            PROBLEM + "[slow-system]\nepsilons = [1e-10, 1e-8, 1e-7]\nwidths = [640, 2560, 10240]\n";
    private static final String ORDER =
            PROBLEM + "[fast-slow-order]\nepsilons = [1e-12, 1e-11, 1e-10, 1e-9, 1e-6]\nfitted = 4\nallowed = 0.08\n";
    private static final String GAP =
            PROBLEM + "[gap-law]\nafter = 1\ndegree = 2\nepsilons = [1e-20, 1e-18, 1e-16, 1e-14]\n";

    /** The project's flows and solves, the fast–slow ones changed afterwards. */
    private record Changed(UnaryOperator<Run> change) implements ReducedDynamics {
        @Override
        public FlowRun meanField(Problem problem, NeuronClasses classes, double[] times, StepMonitor monitor) {
            return new PlateauDynamics().meanField(problem, classes, times, monitor);
        }

        @Override
        public FlowRun classes(Problem problem, double[] a0, int[] counts, double[] times, StepMonitor monitor) {
            return new PlateauDynamics().classes(problem, a0, counts, times, monitor);
        }

        @Override
        public FlowRun overlap(Problem problem, OverlapStart start, double[] times, StepMonitor monitor) {
            return new PlateauDynamics().overlap(problem, start, times, monitor);
        }

        @Override
        public Prediction prediction(
                Problem problem, List<Double> epsilons, Method method, double rtol, Progress progress) {
            Prediction right = new PlateauDynamics().prediction(problem, epsilons, method, rtol, progress);
            return method == Method.FAST_SLOW
                    ? with(right, right.runs().stream().map(change).toList())
                    : right;
        }

        private static Prediction with(Prediction p, List<Run> runs) {
            return new Prediction(
                    p.links(),
                    p.law(),
                    p.classCount(),
                    p.degrees(),
                    p.riskFloor(),
                    p.laws(),
                    p.plateaus(),
                    runs,
                    p.slopes(),
                    p.hierarchy(),
                    p.checks(),
                    p.warnings());
        }
    }

    private static Run with(Run run, List<DegreeTimes> times, ResidualCurve curve) {
        return new Run(
                run.epsilon(),
                run.method(),
                times,
                run.finalRisk(),
                run.endTime(),
                run.evaluations(),
                run.termination(),
                curve,
                run.segments());
    }

    /** t_2 multiplied with a factor of the run. */
    private static Run later(Run run, double factor) {
        List<DegreeTimes> times = run.times().stream()
                .map(t -> t.degree() < 2
                        ? t
                        : new DegreeTimes(
                                t.degree(), t.t90(), OptionalDouble.of(t.t50().orElseThrow() * factor), t.t10()))
                .toList();
        return with(run, times, run.curve());
    }

    /** Residuals read a part of the time too late. */
    private static Run lagging(Run run, int samples) {
        ResidualCurve curve = run.curve();
        return curve(run, (i, k) -> curve.residual(Math.max(0, i - samples), k));
    }

    /** Locked residuals stay where they were when the slow segment began. */
    private static Run frozen(Run run) {
        ResidualCurve curve = run.curve();
        return curve(run, (i, k) -> {
            for (Segment segment : run.segments()) {
                double t = curve.time(i);
                if (t > segment.start()
                        && t <= segment.end()
                        && k > 0
                        && segment.locked().contains(k)) {
                    int first = i;
                    while (first > 0 && curve.time(first - 1) > segment.start()) {
                        first--;
                    }
                    return curve.residual(first, k);
                }
            }
            return curve.residual(i, k);
        });
    }

    private interface Value {
        double at(int i, int k);
    }

    private static Run curve(Run run, Value value) {
        ResidualCurve curve = run.curve();
        double[] times = new double[curve.size()];
        double[][] rows = new double[curve.size()][curve.degree() + 1];
        for (int i = 0; i < times.length; i++) {
            times[i] = curve.time(i);
            for (int k = 0; k <= curve.degree(); k++) {
                rows[i][k] = value.at(i, k);
            }
        }
        return with(run, run.times(), ResidualCurve.of(times, rows));
    }

    private static List<Comparison> climb(String toml, UnaryOperator<Run> change) {
        try {
            ValidationCase experiment = ExperimentFile.parse("small.toml", toml, false);
            CaseResult result =
                    Ladder.of(new Changed(change), Blas.fastest(), 1).climb(experiment, Progress.SILENT);
            return result.rungs().get(0).comparisons();
        } catch (ExperimentException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> disagreeing(List<Comparison> comparisons) {
        return comparisons.stream()
                .filter(c -> !c.agrees())
                .map(c -> c.name() + ": " + c.measured() + " > " + c.allowed() + ", " + c.value())
                .toList();
    }

    @Test
    void theRightSolveAgreesOnEveryRung() {
        List<Comparison> fast = climb(FAST, run -> run);
        assertThat(disagreeing(fast)).isEmpty();
        assertThat(fast).hasSize(3 + 1 + 3 * 3 + 3 + 3);
        List<Comparison> slow = climb(SLOW, run -> run);
        assertThat(disagreeing(slow)).isEmpty();
        assertThat(slow.size()).isGreaterThanOrEqualTo(1 + 3 * 2);
        assertThat(disagreeing(climb(ORDER, run -> run))).isEmpty();
        assertThat(disagreeing(climb(GAP, run -> run))).isEmpty();
    }

    @Test
    void aLayerThatComesLateIsSeen() {
        List<String> seen = disagreeing(climb(FAST, run -> lagging(run, 1)));
        assertThat(seen).anyMatch(c -> c.contains("against e_0(0)"));
        assertThat(seen).anyMatch(c -> c.contains("logistic"));
        assertThat(seen).anyMatch(c -> c.contains("degree 2") && c.contains("stiff reference"));
        assertThat(seen).anyMatch(c -> c.contains("class overlap flow"));
    }

    @Test
    void frozenLockedResidualsAreSeen() {
        assertThat(disagreeing(climb(SLOW, FastSlowRungsTest::frozen)))
                .anyMatch(c -> c.contains("degrees 0, 1 locked") && c.contains("stiff reference"));
    }

    @Test
    void learningTimesBeyondTheEstimateAreSeen() {
        assertThat(disagreeing(climb(ORDER, run -> later(run, 1.001)))).anyMatch(c -> c.contains("error of t_2 over"));
    }

    @ParameterizedTest
    @CsvSource({"0.01,slope", "-0.01,slope"})
    void anExponentThatIsOffIsSeen(double off, String seen) {
        List<Comparison> comparisons = climb(GAP, run -> later(run, Math.pow(run.epsilon(), off)));
        assertThat(disagreeing(comparisons)).anyMatch(c -> c.contains(seen));
        assertThat(comparisons.get(1).suspect()).contains(Suspect.ASYMPTOTICS);
    }

    @Test
    void aConstantThatIsOffIsSeen() {
        List<String> seen = disagreeing(climb(GAP, run -> later(run, 1.1)));
        assertThat(seen).hasSize(1).first().asString().contains("constant of the stage");
    }

    @Test
    void aRunThatTheSolverGaveUpIsSeen() {
        List<Comparison> comparisons = climb(
                GAP,
                run -> new Run(
                        run.epsilon(),
                        Method.REFERENCE,
                        run.times(),
                        run.finalRisk(),
                        run.endTime(),
                        run.evaluations(),
                        run.termination(),
                        run.curve(),
                        List.of()));
        assertThat(comparisons.get(0).measured()).isEqualTo(4);
    }

    /** Rows that tend to c = 0.7 with corrections in ε^{1/12}, composite off by ε^{1/4}. */
    private static List<WaitConvergence.Row> rows(double constant, double offset) {
        List<WaitConvergence.Row> rows = new ArrayList<>();
        for (int i = 8; i <= 30; i++) {
            double epsilon = Math.pow(10, -i);
            double scaled = 0.7 - 0.3 * Math.pow(epsilon, 1 / 12.0) + 0.2 * Math.pow(epsilon, 0.25);
            double composite = scaled - Math.pow(epsilon, 0.25) - offset;
            rows.add(new WaitConvergence.Row(epsilon, scaled, composite, constant + scaled - composite, constant));
        }
        return rows;
    }

    private static List<String> constants(double constant, double offset) {
        WaitConstantRung rung = new WaitConstantRung(List.of(1e-8), 0.7, 1e-6, 1e-10);
        WaitExtrapolation extrapolation = new WaitExtrapolation(new Interval(0.7, 0.6999, 0.7001), "made up");
        return disagreeing(rung.result(rows(constant, offset), extrapolation).comparisons());
    }

    @Test
    void wrongConstantsAndWrongCorrectionsAreSeen() {
        assertThat(constants(0.7, 0)).isEmpty();
        assertThat(constants(0.71, 0)).hasSize(2);
        assertThat(constants(0.7, 0.01)).hasSize(1).first().asString().contains("order in ε");
    }

    @Test
    void degreesThatDoNotFollowEachOtherAreRefused() {
        String wrong = GAP.replace("degree = 2", "degree = 3").replace("[1, 1, 1]", "[1, 1, 1, 1]");
        assertThatThrownBy(() -> ExperimentFile.parse("small.toml", wrong, false))
                .hasMessageContaining("degree 2 is learned in between");
    }
}
