package plateau.ode;

/** A small stiff system given by its right-hand side and its dense Jacobian. */
public final class DenseStiffField implements StiffVectorField {
    private final VectorField field;
    private final JacobianFunction function;

    public DenseStiffField(VectorField field, JacobianFunction function) {
        this.field = field;
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
    public ShiftedJacobian jacobian() {
        return new DenseJacobian(dimension(), function);
    }
}
