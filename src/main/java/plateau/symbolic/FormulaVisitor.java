package plateau.symbolic;

/**
 * One method for each kind of {@link Formula} node.
 *
 * @param <R> what a visit returns
 */
public interface FormulaVisitor<R> {
    R number(Formula.Number number);

    R constant(Formula.Constant constant);

    R variable(Formula.Variable variable);

    R parameter(Formula.Parameter parameter);

    R negation(Formula.Negation negation);

    R binary(Formula.Binary binary);

    R call(Formula.Call call);

    R hermite(Formula.Hermite hermite);

    R piecewise(Formula.Piecewise piecewise);
}
