package plateau.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.flow.MeanFieldFlow;
import plateau.flow.NeuronClasses;
import plateau.flow.OverlapFlow;
import plateau.flow.OverlapStart;
import plateau.hermite.CorrelationKernel;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.Assumptions;
import plateau.symbolic.Expression;
import plateau.symbolic.ExpressionValues;
import plateau.symbolic.FormulaLink;
import plateau.symbolic.FormulaParser;
import plateau.symbolic.ParameterNames;
import plateau.symbolic.ParameterValues;
import plateau.timescale.LearningLaw;
import plateau.timescale.Stage;

/** Every equation of a derivation, evaluated at random points, against the numeric rooms. */
class EquationsAgainstTheFlowsTest {
    private static final double EPSILON = 0.03;

    /** The Gram matrix of more powers is singular in double precision, and multipliers are no numbers to compare. */
    private static final int MOST_CONSTRAINTS = 8;

    private static final List<String[]> PAIRS = List.of(
            new String[] {"relu", "relu"},
            new String[] {"erf(z)", "erf(z)"},
            new String[] {"erf(z/2)", "erf(z)"},
            new String[] {"He(1) + He(2)", "relu"},
            new String[] {"z^3 - 3*z + z^2", "1 + z + z^2 + z^3"},
            new String[] {"z^2", "z^2 + z"},
            new String[] {"He(1) + He(4)/10", "gelu"},
            new String[] {"tanh(2*z)", "relu(z + 1/2)"},
            new String[] {"He(1) + He(3)", "tanh"},
            new String[] {"sin(z)", "z"});

    /** Target, activation, assumptions, and the parameters. */
    private static final List<String[]> PARAMETRIC = List.of(
            new String[] {"erf(w z)", "erf(w z)", "", "w"},
            new String[] {"erf(w z)", "relu(z + b)", "", "b,w"},
            new String[] {"c1 z + c3 He(3)", "relu(z + b)", "", "b,c1,c3"},
            new String[] {"c1 z + c3 He(3)", "c1 z + c3 He(3) + z", "", "c1,c3"},
            new String[] {"exp(-z^2/(2 w^2))", "exp(-z^2/(2 w^2))", "w>0", "w"},
            new String[] {"c z + He(3)", "sin(w z)", "0<c<2", "c,w"});

    private final Random random = new Random(7);

    /** The pair with numbers that the test at hand compares with. */
    private LinkPair links = LinkPair.ofCoefficients(new double[] {0, 1}, new double[] {0, 1});

    private static Derivation derivation(String[] pair) {
        LinkPair links = LinkPair.of(
                HermiteExpansion.of(FormulaLink.parse(pair[0])), HermiteExpansion.of(FormulaLink.parse(pair[1])));
        return Derivation.of(links, InitialLaw.parse("uniform:-1:1"), 6);
    }

    @TestFactory
    List<DynamicTest> pairs() {
        return PAIRS.stream().map(this::test).toList();
    }

    private DynamicTest test(String[] pair) {
        return DynamicTest.dynamicTest(pair[0] + " by " + pair[1], () -> {
            Derivation derivation = derivation(pair);
            links = derivation.links();
            ExpressionValues values = derivation.values().with("epsilon", EPSILON);
            overlapFlow(derivation, values);
            meanFieldFlow(derivation, values);
            kernels(derivation, values);
            oneAndTwoClasses(derivation, values);
            stages(derivation, values);
        });
    }

    @TestFactory
    List<DynamicTest> pairsWithParameters() {
        return PARAMETRIC.stream()
                .map(pair -> DynamicTest.dynamicTest(pair[0] + " by " + pair[1], () -> atRandomParameters(pair)))
                .toList();
    }

    private void atRandomParameters(String[] pair) {
        Assumptions assumptions = pair[2].isEmpty() ? Assumptions.none() : Assumptions.parse(List.of(pair[2]));
        ParameterNames names = ParameterNames.any(List.of());
        ParametricLinks parametric = ParametricLinks.of(
                FormulaParser.parse(pair[0], names),
                FormulaParser.parse(pair[1], names),
                assumptions,
                OptionalInt.empty());
        Derivation derivation = Derivation.of(parametric, InitialLaw.parse("uniform:-1:1"), 6);
        for (int repetition = 0; repetition < 3; repetition++) {
            ParameterValues chosen = ParameterValues.parse(List.of(Arrays.stream(pair[3].split(","))
                    .map(name -> name + "=" + (3 + random.nextInt(16)) + "/10")
                    .collect(Collectors.joining(","))));
            links = parametric.at(chosen);
            ExpressionValues values = derivation.values(chosen).with("epsilon", EPSILON);
            coefficients(parametric, values);
            overlapFlow(derivation, values);
            meanFieldFlow(derivation, values);
            if (derivation.equation("V").isPresent()) {
                kernels(derivation, values);
            }
            oneAndTwoClasses(derivation, values);
            stagesWithParameters(derivation, values);
        }
    }

    private void coefficients(ParametricLinks parametric, ExpressionValues values) {
        for (int k = 0; k <= links.degree(); k++) {
            agree("phi", values.of(parametric.target().coefficient(k).orElseThrow()), links.phi(k), 1);
            agree("sigma", values.of(parametric.activation().coefficient(k).orElseThrow()), links.sigma(k), 1);
        }
    }

    /** The stages of numbers are held against the flow elsewhere: here label by label against them. */
    private void stagesWithParameters(Derivation derivation, ExpressionValues constants) {
        Derivation numeric = Derivation.of(links, InitialLaw.parse("uniform:-1:1"), 6);
        double[] weights = {0.2, 0.5, 0.3};
        ExpressionValues values = constants
                .withClasses(weights, Map.of("A", uniform(3, 2), "S", uniform(3, 2)))
                .withArray("e", 0, uniform(links.degree() + 1, 1))
                .withArray("lambda", 0, uniform(links.degree() + 1, 1))
                .withIndexed("Gamma", i -> 1.5 + i[0] + 2 * i[1])
                .withIndex("k", 1)
                .with("alpha", 0.7)
                .with("v", 0.4)
                .with("eta", 0.6)
                .with("t", 0.2)
                .withArray("t", 0, uniform(links.degree() + 1, 1));
        assertThat(derivation.stages().stream().map(Step::key))
                .containsExactlyElementsOf(
                        numeric.stages().stream().map(Step::key).toList());
        for (String kind : List.of("rate", "kappa", "residual.0", "fast", "A", "S", "lambda", "manifold.1", "window")) {
            for (Step stage : derivation.stages()) {
                String label = stage.key().replace('-', '.') + "." + kind;
                derivation
                        .equation(label)
                        .ifPresent(q -> agree(
                                label,
                                values.ofClass(1).of(q.right()),
                                values.ofClass(1).of(right(numeric, label)),
                                1));
            }
        }
    }

    /** w A(az + b) + q z + p with A, a, b, p, q, w by chance, and now and then a polynomial. */
    @TestFactory
    List<DynamicTest> randomPairs() {
        Random choice = new Random(20);
        return IntStream.range(0, 8)
                .mapToObj(i -> new String[] {randomLink(choice), randomLink(choice)})
                .map(this::test)
                .toList();
    }

    private static String randomLink(Random random) {
        List<String> atoms =
                List.of("relu", "erf", "tanh", "sin", "cos", "abs", "step", "gelu", "softplus", "elu", "poly", "bump");
        String atom = atoms.get(random.nextInt(atoms.size()));
        String inner = (1 + random.nextInt(3)) + "/2*z + " + random.nextInt(3) + "/3";
        String rest = " + " + (1 + random.nextInt(5)) + "/4*z - " + random.nextInt(3) + "/5";
        String weight = (1 + random.nextInt(4)) + "/3*";
        return switch (atom) {
            case "poly" -> "z^3/" + (1 + random.nextInt(4)) + " - z^2" + rest;
            case "bump" -> weight + "exp(-z^2/" + (1 + random.nextInt(4)) + ")" + rest;
            default -> weight + atom + "(" + inner + ")" + rest;
        };
    }

    static Expression right(Derivation derivation, String label) {
        return derivation.equation(label).orElseThrow().right();
    }

    private static void agree(String what, double value, double expected, double scale) {
        assertThat(value).as(what).isCloseTo(expected, within(1e-12 * Math.max(Math.abs(expected), scale)));
    }

    private double[] uniform(int n, double bound) {
        return random.doubles(n, -bound, bound).toArray();
    }

    private void overlapFlow(Derivation derivation, ExpressionValues constants) {
        int m = 4;
        double[] a = uniform(m, 2);
        double[][] u = new double[m + 1][];
        for (int i = 0; i <= m; i++) {
            u[i] = unit(uniform(7, 1));
        }
        double[] s = new double[m];
        double[] r = new double[m * m];
        for (int i = 0; i < m; i++) {
            s[i] = dot(u[i], u[m]);
            for (int j = 0; j < m; j++) {
                r[i * m + j] = i == j ? 1 : dot(u[i], u[j]);
            }
        }
        OverlapFlow flow = OverlapFlow.of(links, OverlapStart.of(a, s, r), EPSILON);
        double[] y = flow.initialState();
        double[] dydt = new double[y.length];
        flow.evaluate(0, y, dydt);
        ExpressionValues values = constants
                .with("m", m)
                .withArray("a", 1, a)
                .withArray("s", 1, s)
                .withIndexed("r", i -> r[(i[0] - 1) * m + i[1] - 1]);
        int place = 2 * m;
        double scale = scale(dydt);
        for (int i = 1; i <= m; i++) {
            ExpressionValues at = values.withIndex("i", i);
            agree("overlap.a", at.of(right(derivation, "overlap.a")) / EPSILON, dydt[i - 1], scale);
            agree("overlap.s", at.of(right(derivation, "overlap.s")), dydt[m + i - 1], scale);
            for (int j = i + 1; j <= m; j++) {
                agree("overlap.r", turn(derivation, values, i, j), dydt[place++], scale);
            }
        }
        agree("overlap.risk", values.of(right(derivation, "overlap.risk")), flow.risk(y), 1);
    }

    private static double turn(Derivation derivation, ExpressionValues values, int i, int j) {
        Expression d = right(derivation, "overlap.D");
        ExpressionValues pair = values.withIndexed(
                "D", k -> values.withIndex("i", k[0]).withIndex("j", k[1]).of(d));
        return pair.withIndex("i", i).withIndex("j", j).of(right(derivation, "overlap.r"));
    }

    private static double[] unit(double[] x) {
        double size = Math.sqrt(dot(x, x));
        double[] result = x.clone();
        for (int i = 0; i < x.length; i++) {
            result[i] /= size;
        }
        return result;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    static double scale(double[] x) {
        double largest = 0;
        for (double value : x) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** Classes with random weights, a state of them, and everything an equation can ask for. */
    private void meanFieldFlow(Derivation derivation, ExpressionValues constants) {
        int n = 5;
        double[] weights = {0.1, 0.3, 0.2, 0.25, 0.15};
        double[] a = uniform(n, 2);
        double[] s = uniform(n, 0.9);
        MeanFieldFlow flow = MeanFieldFlow.of(links, NeuronClasses.of(weights, a, s), EPSILON);
        double[] y = flow.initialState();
        double[] dydt = new double[y.length];
        flow.evaluate(0, y, dydt);
        double[] e = new double[links.degree() + 1];
        flow.residuals(y, e);
        ExpressionValues values =
                constants.withClasses(weights, Map.of("a", a, "s", s)).withArray("e", 0, e);
        double scale = scale(dydt);
        for (int p = 0; p < n; p++) {
            ExpressionValues at = values.ofClass(p);
            for (String form : List.of("mean-field", "modes")) {
                for (String numbers : List.of("", ".numbers")) {
                    final int place = p;
                    derivation
                            .equation(form + ".a" + numbers)
                            .ifPresent(q -> agree(q.label(), at.of(q.right()) / EPSILON, dydt[place], scale));
                    derivation
                            .equation(form + ".s" + numbers)
                            .ifPresent(q -> agree(q.label(), at.of(q.right()), dydt[n + place], scale));
                }
            }
        }
        residuals(derivation, values, e, flow.risk(y));
        gram(derivation, values, residualSlopes(links, weights, y, dydt), scale);
        balances(derivation, values, weights, y, dydt, residualSlopes(links, weights, y, dydt));
    }

    private static void residuals(Derivation derivation, ExpressionValues values, double[] e, double risk) {
        for (int k = 0; k < e.length; k++) {
            agree("modes.e", values.withIndex("k", k).of(right(derivation, "modes.e")), e[k], 1);
            double expected = e[k];
            derivation.equation("modes.e." + k).ifPresent(q -> agree(q.label(), values.of(q.right()), expected, 1));
        }
        agree("modes.risk", values.of(right(derivation, "modes.risk")), risk, 1);
    }

    /** ė_k = −σ_k d/dt E[a s^k] by the chain rule with the numeric flow. */
    private static double[] residualSlopes(LinkPair links, double[] weights, double[] y, double[] dydt) {
        int n = weights.length;
        double[] slopes = new double[links.degree() + 1];
        for (int k = 0; k < slopes.length; k++) {
            for (int p = 0; p < n; p++) {
                double s = y[n + p];
                double below = k == 0 ? 0 : k * Math.pow(s, k - 1);
                slopes[k] -= links.sigma(k) * weights[p] * (dydt[p] * Math.pow(s, k) + y[p] * below * dydt[n + p]);
            }
        }
        return slopes;
    }

    private static void gram(Derivation derivation, ExpressionValues values, double[] slopes, double scale) {
        Expression entry = right(derivation, "gram.G");
        ExpressionValues all = values.withIndexed(
                "G", i -> values.withIndex("k", i[0]).withIndex("j", i[1]).of(entry));
        for (int k = 0; k < slopes.length; k++) {
            double value = all.withIndex("k", k).of(right(derivation, "gram.e")) / EPSILON;
            agree("gram.e " + k, value, slopes[k], scale);
        }
    }

    private static void balances(
            Derivation derivation,
            ExpressionValues values,
            double[] weights,
            double[] y,
            double[] dydt,
            double[] residualSlopes) {
        int n = weights.length;
        double risk = 0;
        for (int k = 0; k < residualSlopes.length; k++) {
            risk += values.withIndex("k", k).of(Expression.symbol("e", "k")) * residualSlopes[k];
        }
        double energy = 0;
        double spread = 0;
        for (int p = 0; p < n; p++) {
            double s = y[n + p];
            energy += weights[p] * y[p] * dydt[p];
            spread += weights[p] * s * dydt[n + p] / (1 - s * s);
        }
        double scale = scale(dydt);
        agree("balances.risk", values.of(right(derivation, "balances.risk")), risk, scale);
        agree("balances.Q.dot", values.of(right(derivation, "balances.Q.dot")) / EPSILON, energy, scale);
        agree("balances.P.dot", values.of(right(derivation, "balances.P.dot")), spread, scale);
    }

    private void kernels(Derivation derivation, ExpressionValues values) {
        kernel(derivation, values, "U", "r", CorrelationKernel.of(links.activation()));
        kernel(derivation, values, "V", "s", CorrelationKernel.of(links.target(), links.activation()));
    }

    private void kernel(
            Derivation derivation, ExpressionValues values, String label, String variable, CorrelationKernel kernel) {
        kernel.closedForm().ifPresent(closed -> {
            for (double r : uniform(4, 0.95)) {
                ExpressionValues at = values.with(variable, r);
                agree(label, at.of(right(derivation, label)), closed.value().applyAsDouble(r), 1);
                agree(
                        label,
                        at.of(right(derivation, label + ".prime")),
                        closed.derivative().applyAsDouble(r),
                        1);
            }
        });
    }

    private void oneAndTwoClasses(Derivation derivation, ExpressionValues constants) {
        double[] one = {1.3, 0.4};
        MeanFieldFlow flow = MeanFieldFlow.of(
                links, NeuronClasses.of(new double[] {1}, new double[] {one[0]}, new double[] {one[1]}), EPSILON);
        double[] dydt = new double[2];
        flow.evaluate(0, one, dydt);
        ExpressionValues values = constants.with("a", one[0]).with("s", one[1]);
        double scale = scale(dydt);
        agree("one-class.a", values.of(right(derivation, "one-class.a")) / EPSILON, dydt[0], scale);
        agree("one-class.s", values.of(right(derivation, "one-class.s")), dydt[1], scale);
        agree("one-class.risk", values.of(right(derivation, "one-class.risk")), flow.risk(one), 1);
        double[] weights = {0.3, 0.7};
        double[] y = {1.1, -0.6, 0.5, -0.2};
        MeanFieldFlow two = MeanFieldFlow.of(
                links, NeuronClasses.of(weights, new double[] {y[0], y[1]}, new double[] {y[2], y[3]}), EPSILON);
        double[] slopes = new double[4];
        two.evaluate(0, y, slopes);
        ExpressionValues pair = constants
                .withArray("w", 1, weights)
                .withArray("a", 1, y[0], y[1])
                .withArray("s", 1, y[2], y[3]);
        for (int p = 1; p <= 2; p++) {
            ExpressionValues at = pair.withIndex("p", p);
            double size = scale(slopes);
            agree("two-classes.a", at.of(right(derivation, "two-classes.a")) / EPSILON, slopes[p - 1], size);
            agree("two-classes.s", at.of(right(derivation, "two-classes.s")), slopes[p + 1], size);
        }
    }

    private void stages(Derivation derivation, ExpressionValues constants) {
        for (LearningLaw law : derivation.laws()) {
            if (law.degree() > 1
                    && derivation.equation("stage." + law.degree() + ".A").isPresent()) {
                Stage stage = Stage.of(links, law.after().orElseThrow(), law.degree());
                if (stage.constrained().size() <= MOST_CONSTRAINTS) {
                    new StageCheck(derivation, stage, constants).run(random);
                }
            }
        }
    }
}
