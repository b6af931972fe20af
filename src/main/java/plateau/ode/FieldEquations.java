package plateau.ode;

import org.hipparchus.ode.OrdinaryDifferentialEquation;

/** A vector field as Hipparchus sees it; counts every call. */
final class FieldEquations implements OrdinaryDifferentialEquation {
    private final VectorField field;
    private final double[] derivatives;
    private long evaluations;

    FieldEquations(VectorField field) {
        this.field = field;
        this.derivatives = new double[field.dimension()];
    }

    VectorField field() {
        return field;
    }

    long evaluations() {
        return evaluations;
    }

    void evaluate(double t, double[] y, double[] dydt) {
        evaluations++;
        field.evaluate(t, y, dydt);
    }

    @Override
    public int getDimension() {
        return field.dimension();
    }

    /** The same array at every call: {@link org.hipparchus.ode.ExpandableODE}, which alone calls this, copies it. */
    @Override
    public double[] computeDerivatives(double t, double[] y) {
        evaluate(t, y, derivatives);
        return derivatives;
    }
}
