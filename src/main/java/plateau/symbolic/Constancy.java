package plateau.symbolic;

/** Whether a tree is free of z. */
final class Constancy implements FormulaVisitor<Boolean> {
    private static final Constancy INSTANCE = new Constancy();

    private Constancy() {}

    static boolean isConstant(Formula formula) {
        return formula.accept(INSTANCE);
    }

    @Override
    public Boolean number(Formula.Number number) {
        return true;
    }

    @Override
    public Boolean constant(Formula.Constant constant) {
        return true;
    }

    @Override
    public Boolean variable(Formula.Variable variable) {
        return false;
    }

    @Override
    public Boolean parameter(Formula.Parameter parameter) {
        return true;
    }

    @Override
    public Boolean negation(Formula.Negation negation) {
        return isConstant(negation.argument());
    }

    @Override
    public Boolean binary(Formula.Binary binary) {
        return isConstant(binary.left()) && isConstant(binary.right());
    }

    @Override
    public Boolean call(Formula.Call call) {
        return call.arguments().stream().allMatch(Constancy::isConstant);
    }

    @Override
    public Boolean hermite(Formula.Hermite hermite) {
        return hermite.degree() == 0;
    }

    @Override
    public Boolean piecewise(Formula.Piecewise piecewise) {
        return false;
    }
}
