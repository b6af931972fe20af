package plateau.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnclosureVisitorTest {
    private boolean everythingMet;

    @Provide
    Arbitrary<Formula> any() {
        return RandomFormulas.any();
    }

    @Provide
    Arbitrary<Formula> hermite() {
        return net.jqwik.api.Combinators.combine(
                        net.jqwik.api.Arbitraries.integers().between(0, 60), net.jqwik.api.Arbitraries.of(true, false))
                .as(Formula.Hermite::new);
    }

    @Property(tries = 5000)
    void enclosesValuesAndSlopes(
            @ForAll("any") Formula formula,
            @ForAll @DoubleRange(min = -8, max = 8) double low,
            @ForAll @DoubleRange(min = 0, max = 12) double halvings,
            @ForAll @DoubleRange(min = 0, max = 1) double where) {
        encloses(formula, new Interval(low, low + Math.pow(2, -halvings)), where);
    }

    @Property(tries = 1000)
    void enclosesHermitePolynomials(
            @ForAll("hermite") Formula formula,
            @ForAll @DoubleRange(min = -40, max = 39) double low,
            @ForAll @DoubleRange(min = 0, max = 12) double halvings,
            @ForAll @DoubleRange(min = 0, max = 1) double where) {
        encloses(formula, new Interval(low, low + Math.pow(2, -halvings)), where);
    }

    /** Every function of one argument, on cells about each multiple of 1/16 and about each extremum and inflection. */
    @ParameterizedTest
    @EnumSource
    void enclosesEachFunctionToWithinRounding(Formula.Function function) {
        if (FormulaNames.isBinary(function)) {
            return;
        }
        Formula formula = Formulas.call(function, Formulas.z());
        Evaluator evaluator = FormulaCompiler.compile(formula);
        boolean positiveOnly = function == Formula.Function.LOG || function == Formula.Function.SQRT;
        for (double place : places()) {
            for (double width = 1; width > 1e-3; width /= 4) {
                double low = place - width / 3;
                if (low > 0 || !positiveOnly) {
                    enclosesDensely(formula, evaluator, new Interval(low, low + width));
                }
            }
        }
    }

    private static double[] places() {
        DoubleStream special = DoubleStream.of(
                -0.751791524693564457, -1.278464542761073796, Math.sqrt(2), -Math.sqrt(2), 2.3993572805);
        return DoubleStream.concat(special, IntStream.rangeClosed(-160, 160).mapToDouble(i -> i / 16.0))
                .toArray();
    }

    private static void enclosesDensely(Formula formula, Evaluator evaluator, Interval cell) {
        Enclosure enclosure = new EnclosureVisitor((o, a, r, v) -> {}, 1000).enclose(formula, cell);
        for (int i = 0; i <= 24; i++) {
            double z = Math.min(cell.high(), cell.low() + i * cell.width() / 24);
            String text = FormulaPrinter.print(formula) + " on " + cell + " at " + z;
            inside(text, enclosure.value(), evaluator.value(z), 1e-15);
            inside(text, enclosure.slope(), evaluator.derivative(z), 1e-15);
        }
    }

    /** On cells that straddle no bound of a piecewise, and on which the formula is certainly defined. */
    private void encloses(Formula formula, Interval cell, double where) {
        everythingMet = true;
        EnclosureVisitor visitor = new EnclosureVisitor(
                (o, a, requirement, v) -> everythingMet &= requirement.isMetBy(v.value()), 100_000);
        boolean straddling = PiecewiseBounds.within(formula, 1000).stream().anyMatch(cell::contains);
        Enclosure enclosure = visitor.enclose(formula, cell);
        double z = Math.min(cell.high(), cell.low() + where * cell.width());
        if (straddling || !everythingMet || leavesDoubles(formula, z) || leavesDoubles(formula, cell.middle())) {
            return;
        }
        Evaluator evaluator = FormulaCompiler.compile(formula);
        String text = FormulaPrinter.print(formula) + " on " + cell + " at " + z;
        inside(text, enclosure.value(), evaluator.value(z));
        if (cell.low() < z && z < cell.high()) { // a corner at the end belongs to both sides, the cell to one
            inside(text, enclosure.slope(), evaluator.derivative(z));
        }
        inside(text, enclosure.centre(), evaluator.value(cell.middle()));
    }

    /** Whether a part over- or underflows at z, after which the evaluation in doubles is no witness: (e^(−800))^(−1/100) is e⁸. */
    private static boolean leavesDoubles(Formula formula, double z) {
        boolean[] left = {false};
        FormulaWalk.walk(formula, part -> {
            double size = Math.abs(FormulaCompiler.compile(part).value(z));
            left[0] |= size >= 1e150 || (size < 1e-150 && (size > 0 || mayUnderflow(part)));
        });
        return left[0];
    }

    /** Functions that are never 0 as numbers, and powers, of which 0 may be an underflow. */
    private static boolean mayUnderflow(Formula part) {
        if (part instanceof Formula.Call call) {
            return switch (call.function()) {
                case EXP, SIGMOID, SOFTPLUS -> true;
                default -> false;
            };
        }
        return part instanceof Formula.Binary binary && binary.operator() == Formula.Operator.POWER;
    }

    /** Up to the rounding of the evaluation in doubles, which cancellation may magnify. */
    private static void inside(String text, Interval interval, double x) {
        inside(text, interval, x, 1e-9);
    }

    private static void inside(String text, Interval interval, double x, double tolerance) {
        double slack = tolerance * (1 + Math.abs(x));
        if (Double.isFinite(x)) {
            assertThat(x).as(text).isBetween(interval.low() - slack, interval.high() + slack);
        }
    }
}
