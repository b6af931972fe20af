package plateau.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

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

    /** On cells that straddle no bound of a piecewise, and on which the formula is certainly defined. */
    private void encloses(Formula formula, Interval cell, double where) {
        everythingMet = true;
        EnclosureVisitor visitor = new EnclosureVisitor(
                (o, a, requirement, v) -> everythingMet &= requirement.isMetBy(v.value()), 100_000);
        boolean straddling = PiecewiseBounds.within(formula, 1000).stream().anyMatch(cell::contains);
        Enclosure enclosure = visitor.enclose(formula, cell);
        if (straddling || !everythingMet) {
            return;
        }
        double z = Math.min(cell.high(), cell.low() + where * cell.width());
        Evaluator evaluator = FormulaCompiler.compile(formula);
        String text = FormulaPrinter.print(formula) + " on " + cell + " at " + z;
        inside(text, enclosure.value(), evaluator.value(z));
        inside(text, enclosure.slope(), evaluator.derivative(z));
        inside(text, enclosure.centre(), evaluator.value(cell.middle()));
    }

    /** Up to the rounding of the evaluation in doubles, which cancellation may magnify. */
    private static void inside(String text, Interval interval, double x) {
        double slack = 1e-9 * (1 + Math.abs(x));
        if (Double.isFinite(x)) {
            assertThat(x).as(text).isBetween(interval.low() - slack, interval.high() + slack);
        }
    }
}
