package plateau.symbolic;

import plateau.link.LinkFunction;

/**
 * A formula as a link function: value, exact derivative and kinks.
 *
 * <p>The tree is compiled once; calls allocate nothing, keep no state and are safe from any thread. Values may overflow to
 * ±∞ where the formula grows beyond the doubles (exp(exp(z)) at z = 10): whoever integrates must look.
 */
public final class FormulaLink implements LinkFunction {
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

    @Override
    public double value(double z) {
        return evaluator.value(z);
    }

    /**
     * The derivative by forward-mode differentiation. Where it is not finite, as √(z²) at 0, the one a step of about
     * 10^−8 to the right.
     */
    @Override
    public double derivative(double z) {
        double slope = evaluator.derivative(z);
        return Double.isFinite(slope) ? slope : evaluator.derivative(z + Evaluator.SIDE_STEP * (1 + Math.abs(z)));
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
