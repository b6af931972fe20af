package plateau.symbolic;

import plateau.link.LinkFunction;

/**
 * A formula as a link function: value, exact derivative and kinks.
 *
 * <p>The tree is compiled once; calls keep no state, are safe from any thread and allocate nothing unless the formula overflows
 * inside. Values may overflow to ±∞ where the formula grows beyond the doubles (exp(exp(z)) at z = 10): whoever integrates must
 * look.
 */
public final class FormulaLink implements LinkFunction {
    private static final long MAX_WORK = 1_000_000;
    /** Relative width of an enclosure that is as good as a value. */
    private static final double NARROW = 1e-12;

    private final String name;
    private final Formula formula;
    private final Evaluator evaluator;
    private final double[] kinks;

    private FormulaLink(String name, Formula formula) {
        DomainCheck.check(formula);
        this.name = name;
        this.formula = formula;
        this.evaluator = FormulaCompiler.compile(formula);
        this.kinks = KinkFinder.kinks(formula);
    }

    /**
     * The link that {@code text} describes; its name is the text as typed.
     *
     * @throws FormulaException if the text is no formula, or one that is not defined on the whole real line
     */
    public static FormulaLink parse(String text) {
        return new FormulaLink(text.strip(), FormulaParser.parse(text));
    }

    /**
     * The link of a tree; its name is the tree printed.
     *
     * @throws FormulaException if the formula is not defined on the whole real line
     */
    public static FormulaLink of(Formula formula) {
        return new FormulaLink(FormulaPrinter.print(formula), formula);
    }

    /** The tree. */
    public Formula formula() {
        return formula;
    }

    /** Whether the formula is free of z. */
    public boolean isConstant() {
        return Constancy.isConstant(formula);
    }

    @Override
    public String name() {
        return name;
    }

    /** The value; NaN only where an overflow inside leaves nothing of it, as exp(−z⁴) · exp(z⁴) at 7. */
    @Override
    public double value(double z) {
        double value = evaluator.value(z);
        return Double.isNaN(value) && Double.isFinite(z) ? enclosed(z) : value;
    }

    /** The value where doubles met 0 · ∞: interval arithmetic knows that an exact 0 wins over an overflow. */
    private double enclosed(double z) {
        EnclosureVisitor enclosures = new EnclosureVisitor((operation, argument, requirement, values) -> {}, MAX_WORK);
        Interval values = enclosures.enclose(formula, Interval.point(z)).value();
        double magnitude = values.magnitude();
        boolean narrow = Double.isFinite(magnitude) && values.width() <= NARROW * (1 + magnitude);
        return narrow ? values.middle() : Double.NaN;
    }

    /**
     * The derivative by forward-mode differentiation. Where it is not finite, as √(z²) at 0, the one a step of about
     * 10^−8 to the right. Where value and derivative both overflow and the sign of the derivative is lost on the way, the
     * infinite value stands for it, so that an overflow looks like one.
     */
    @Override
    public double derivative(double z) {
        double slope = evaluator.derivative(z);
        if (Double.isFinite(slope)) {
            return slope;
        }
        double aside = evaluator.derivative(z + Evaluator.SIDE_STEP * (1 + Math.abs(z)));
        double value = evaluator.value(z);
        return Double.isNaN(aside) && Double.isInfinite(value) ? value : aside;
    }

    @Override
    public double[] kinks() {
        return kinks.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FormulaLink link && formula.equals(link.formula);
    }

    @Override
    public int hashCode() {
        return formula.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
