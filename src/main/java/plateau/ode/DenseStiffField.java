package plateau.ode;

/** A small stiff system given by its right-hand side and its dense Jacobian. */
public final class DenseStiffField implements StiffVectorField {
    private final VectorField field;
    private final JacobianFunction function;
    private final int differential;

    public DenseStiffField(VectorField field, JacobianFunction function) {
        this(field, field.dimension(), function);
    }

    /** With only the leading {@code differential} components differential, the others algebraic. */
    public DenseStiffField(VectorField field, int differential, JacobianFunction function) {
        this.field = field;
        this.differential = differential;
        this.function = function;
    }

    @Override
    public int dimension() {
        return field.dimension();
    }

    @Override
    public void evaluate(double t, double[] y, double[] dydt) {
        field.evaluate(t, y, dydt);
    }

    @Override
    public int differentialComponents() {
        return differential;
    }

    @Override
    public ShiftedJacobian jacobian() {
        return new DenseJacobian(dimension(), differential, function);
    }
}
