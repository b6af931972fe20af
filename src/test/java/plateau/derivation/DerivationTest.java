package plateau.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.flow.MeanFieldFlow;
import plateau.flow.NeuronClasses;
import plateau.hermite.HermiteExpansion;
import plateau.ode.ExplicitIntegrator;
import plateau.ode.StepMonitor;
import plateau.symbolic.Assumptions;
import plateau.symbolic.Expression;
import plateau.symbolic.ExpressionValues;
import plateau.symbolic.FormulaExpression;
import plateau.symbolic.FormulaLink;
import plateau.symbolic.FormulaParser;
import plateau.symbolic.ParameterNames;
import plateau.symbolic.ParameterValues;
import plateau.timescale.LearningLaws;

class DerivationTest {
    private static final InitialLaw UNIFORM = InitialLaw.parse("uniform:-1:1");

    private static Derivation derivation(String target, String activation) {
        LinkPair links = LinkPair.of(
                HermiteExpansion.of(FormulaLink.parse(target)), HermiteExpansion.of(FormulaLink.parse(activation)));
        return Derivation.of(links, UNIFORM, 8);
    }

    private static Expression right(Derivation derivation, String label) {
        return derivation.equation(label).orElseThrow().right();
    }

    @Test
    void stepsComeInTheOrderOfTheReasoning() {
        List<String> keys = derivation("He(1) + He(2)", "relu").steps().stream()
                .map(Step::key)
                .toList();
        assertThat(keys)
                .containsExactly(
                        "links",
                        "coefficients",
                        "norms",
                        "U",
                        "V",
                        "overlap",
                        "mean-field",
                        "modes",
                        "gram",
                        "balances",
                        "stage-1",
                        "stage-2",
                        "floor",
                        "one-class",
                        "two-classes",
                        "symmetry",
                        "validity");
    }

    @Test
    void everyStepSaysWhoAnswersForItAndEveryLabelIsUnique() {
        Derivation derivation = derivation("relu", "relu");
        Set<String> labels = new HashSet<>();
        for (Step step : derivation.steps()) {
            assertThat(step.reason().isEmpty()).as(step.key()).isFalse();
            step.equations()
                    .forEach(
                            e -> assertThat(labels.add(e.label())).as(e.label()).isTrue());
        }
        assertThat(derivation.stages()).hasSizeGreaterThan(6);
        assertThat(derivation.steps().stream().map(Step::key)).contains("stages-further");
    }

    @ParameterizedTest
    @CsvSource({"z^2, relu, false", "He(1) + He(2), relu, true", "He(2) + 1, z^2 + 1, false"})
    void thereAreStagesOnlyWhereSomethingIsLearned(String target, String activation, boolean beyondZero) {
        Derivation derivation = derivation(target, activation);
        assertThat(derivation.stages().stream().anyMatch(s -> s.stage().orElse(0) > 0))
                .isEqualTo(beyondZero);
    }

    /** Saad and Solla 1995: E[erf(G/√2) erf(G′/√2)] and its flow, here in the normalisation of unit vectors. */
    @Test
    void erfByErfIsThePairOfSaadAndSolla() {
        Derivation derivation = derivation("erf(z/sqrt(2))", "erf(z/sqrt(2))");
        DoubleUnaryOperator kernel = r -> 2 / Math.PI * Math.asin(r / Math.sqrt(1 + 1.0) / Math.sqrt(1 + 1.0));
        DoubleUnaryOperator slope = r -> 2 / Math.PI / Math.sqrt(4 - r * r);
        for (double r : new double[] {-0.99, -0.3, 0, 0.5, 1}) {
            ExpressionValues at = ExpressionValues.none().with("r", r).with("s", r);
            assertThat(at.of(right(derivation, "U"))).isCloseTo(kernel.applyAsDouble(r), within(1e-15));
            assertThat(at.of(right(derivation, "V"))).isCloseTo(kernel.applyAsDouble(r), within(1e-15));
            assertThat(at.of(right(derivation, "U.prime"))).isCloseTo(slope.applyAsDouble(r), within(1e-15));
        }
        saadAndSollaFlow(derivation);
    }

    /** Two student units and a teacher: their ⟨·⟩ integrals I₃ from the paper, projected on the sphere. */
    private static void saadAndSollaFlow(Derivation derivation) {
        double[] a = {0.7, -1.2};
        double[] s = {0.3, -0.5};
        double r = 0.2;
        ExpressionValues values = derivation
                .values()
                .with("m", 2)
                .with("epsilon", 1)
                .withArray("a", 1, a)
                .withArray("s", 1, s)
                .withIndexed("r", i -> i[0] == i[1] ? 1 : r);
        double expectedA = asin(s[0]) - (a[0] * asin(1) + a[1] * asin(r)) / 2;
        double expectedS = a[0]
                * (i3(1, s[0], s[0], 1)
                        - s[0] * i3(1, s[0], 1, s[0])
                        - (a[0] * (i3(1, 1, s[0], s[0]) - s[0] * i3(1, 1, 1, 1))
                                        + a[1] * (i3(1, r, s[0], s[1]) - s[0] * i3(1, r, 1, r)))
                                / 2);
        ExpressionValues first = values.withIndex("i", 1);
        assertThat(first.of(right(derivation, "overlap.a"))).isCloseTo(expectedA, within(1e-14));
        assertThat(first.of(right(derivation, "overlap.s"))).isCloseTo(expectedS, within(1e-14));
    }

    private static double asin(double overlap) {
        return 2 / Math.PI * Math.asin(overlap / 2);
    }

    /**
     * I₃ = E[g′(u) v g(w)] = (2/π) [C_vw(1 + C_uu) − C_uv C_uw] / ((1 + C_uu) √Λ), Λ = (1 + C_uu)(1 + C_ww) − C_uw², for unit
     * variances of u and w, as printed by Saad and Solla.
     */
    private static double i3(double uu, double uw, double uv, double vw) {
        double lambda = (1 + uu) * 2 - uw * uw;
        return 2 / Math.PI * (vw * (1 + uu) - uv * uw) / ((1 + uu) * Math.sqrt(lambda));
    }

    @Test
    void theFixedPointsOfOneClassAreFixedAndTheirStabilityIsThatOfTheJacobian() {
        LinkPair links = LinkPair.ofCoefficients(new double[] {0.2, 1, 0.8, -0.4}, new double[] {0.6, 1, 0.5, 0.3});
        List<PlanarSystem.FixedPoint> points = PlanarSystem.of(links).fixedPoints();
        assertThat(points).hasSizeGreaterThanOrEqualTo(3);
        for (PlanarSystem.FixedPoint x : points) {
            double epsilon = 1e-7;
            MeanFieldFlow flow = MeanFieldFlow.of(
                    links, NeuronClasses.of(new double[] {1}, new double[] {x.a()}, new double[] {x.s()}), epsilon);
            double[] dydt = new double[2];
            flow.evaluate(0, new double[] {x.a(), x.s()}, dydt);
            assertThat(dydt[0] * epsilon).isCloseTo(0, within(1e-12));
            assertThat(dydt[1]).isCloseTo(0, within(1e-12));
            assertThat(x.risk()).isCloseTo(flow.risk(new double[] {x.a(), x.s()}), within(1e-13));
            double[][] j = jacobian(flow, x);
            double slow = j[1][1] - j[0][1] * j[1][0] / j[0][0];
            assertThat(j[0][0] * epsilon).isCloseTo(x.fast(), within(1e-5));
            assertThat(slow).isCloseTo(x.slow(), within(1e-4 * (1 + Math.abs(slow))));
        }
    }

    private static double[][] jacobian(MeanFieldFlow flow, PlanarSystem.FixedPoint x) {
        double h = 1e-6;
        double[][] j = new double[2][2];
        for (int c = 0; c < 2; c++) {
            double[] up = {x.a(), x.s()};
            double[] down = up.clone();
            up[c] += h;
            down[c] -= h;
            double[] f = new double[2];
            double[] g = new double[2];
            flow.evaluate(0, up, f);
            flow.evaluate(0, down, g);
            for (int i = 0; i < 2; i++) {
                j[i][c] = (f[i] - g[i]) / (2 * h);
            }
        }
        return j;
    }

    /** What is said to be conserved, along an integrated trajectory. */
    @Test
    void aLinearNetworkStaysOnItsCurvesAndEndsWhereItIsSaid() {
        Derivation derivation = derivation("sin(z)", "2*z");
        double epsilon = 0.05;
        double start = 0.5;
        double[] y = integrated(derivation.links(), start, epsilon);
        ExpressionValues values = derivation.values().with("epsilon", epsilon);
        for (int p = 0; p < 2; p++) {
            double a = y[p];
            double sign = p == 0 ? 1 : -1;
            ExpressionValues now = values.withIndexed("a", i -> i.length == 0 ? a : sign * start)
                    .with("s", y[2 + p]);
            ExpressionValues before = values.with("a", sign * start).with("s", 0);
            Expression invariant = right(derivation, "balances.I");
            assertThat(now.of(invariant)).isCloseTo(before.of(invariant), within(1e-9));
            assertThat(now.of(derivation.equation("linear.s").orElseThrow().left()))
                    .isCloseTo(now.of(right(derivation, "linear.s")), within(1e-9));
        }
        ExpressionValues classes = values.withClasses(
                new double[] {0.5, 0.5}, Map.of("a", new double[] {y[0], y[1]}, "s", new double[] {y[2], y[3]}));
        assertThat(classes.of(derivation.equation("linear.end").orElseThrow().left()))
                .isCloseTo(classes.of(right(derivation, "linear.end")), within(1e-7));
    }

    private static double[] integrated(LinkPair links, double start, double epsilon) {
        MeanFieldFlow flow =
                MeanFieldFlow.of(links, NeuronClasses.equallyWeighted(new double[] {start, -start}), epsilon);
        return ExplicitIntegrator.defaults()
                .withTolerances(1e-12, 1e-13)
                .integrate(flow, 0, flow.initialState(), 20, StepMonitor.silent())
                .state();
    }

    /** Against the law of the pair with numbers, which has the case that degree 0 is learned from the start. */
    @ParameterizedTest
    @CsvSource({"-1", "0.2", "0.4", "1", "3"})
    void theTimeOfDegreeZeroInParametersIsThatOfTheNumbers(double c) {
        InitialLaw law = InitialLaw.parse("constant:0.5");
        ParameterNames names = ParameterNames.any(Set.of());
        ParametricLinks links = ParametricLinks.of(
                FormulaParser.parse("c + z", names),
                FormulaParser.parse("1 + z", names),
                Assumptions.none(),
                OptionalInt.empty());
        ParameterValues values = ParameterValues.parse(List.of("c=" + c));
        double epsilon = 1e-3;
        ExpressionValues at =
                ExpressionValues.none().with("c", c).with("epsilon", epsilon).with("eta", c - 0.5);
        double time = at.of(right(Derivation.of(links, law, 1), "stage.0.time"));
        double expected = LearningLaws.of(links.at(values), law.classes(1), law.text())
                .get(0)
                .constant()
                .orElseThrow();
        assertThat(time).isCloseTo(expected * epsilon, within(1e-15)).isNotNegative();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-2*b*c^3*exp(-b^2/2)/(1 + w) | b*c",
                "w*c | c",
                "w*n*exp(c)*Pi | 1",
                "b^2*sqrt(b)*(c + erf(b)) | b*(c + erf(b))"
            })
    void aConditionNamesOnlyWhatMayVanish(String product, String expected) {
        Expression part = Vanishing.part(expression(product), Assumptions.parse(List.of("w>0, n<-1, b<=2")));
        assertThat(part).isEqualTo(expression(expected));
    }

    private static Expression expression(String text) {
        return FormulaExpression.of(FormulaParser.parse(text, ParameterNames.any(Set.of())))
                .orElseThrow();
    }

    @Test
    void anOddTargetLeavesEvenResidualsAtRest() {
        Derivation derivation = derivation("He(1) + He(3)", "relu");
        LinkPair links = derivation.links();
        MeanFieldFlow flow = MeanFieldFlow.of(links, UNIFORM.classes(8), 0.01);
        double[] y = ExplicitIntegrator.defaults()
                .withTolerances(1e-10, 1e-12)
                .integrate(flow, 0, flow.initialState(), 0.4, StepMonitor.silent())
                .state();
        double[] e = new double[links.degree() + 1];
        flow.residuals(y, e);
        assertThat(Math.abs(e[1])).isLessThan(0.9);
        assertThat(derivation.equation("symmetry.e.2")).isPresent();
        for (int k = 0; k < e.length; k += 2) {
            assertThat(e[k]).isCloseTo(0, within(1e-8));
        }
    }

    /** A² − S² is kept while A is of order one, and to leading order of A² until the layer's end. */
    @ParameterizedTest
    @CsvSource({"2e-3, 1e-3, 0", "6e-3, 0, 1e-2"})
    void theDegreeOneLayerKeepsItsHyperbolas(double end, double ofStart, double ofSquare) {
        Derivation derivation = derivation("He(1)", "z");
        double epsilon = 1e-6;
        MeanFieldFlow flow = MeanFieldFlow.of(derivation.links(), UNIFORM.classes(8), epsilon);
        double[] y = ExplicitIntegrator.defaults()
                .withTolerances(1e-10, 1e-12)
                .integrate(flow, 0, flow.initialState(), end, StepMonitor.silent())
                .state();
        double[] start = flow.initialState();
        for (int p = 0; p < 8; p++) {
            double s = y[8 + p] / Math.sqrt(epsilon);
            ExpressionValues at = ExpressionValues.none().with("A", y[p]).with("S", s);
            double value =
                    at.of(derivation.equation("stage.1.invariant").orElseThrow().left());
            double square = start[p] * start[p];
            assertThat(value).isCloseTo(square, within(ofStart * square + ofSquare * y[p] * y[p]));
        }
    }
}
