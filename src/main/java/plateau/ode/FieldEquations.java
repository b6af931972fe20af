package plateau.ode;

import org.hipparchus.ode.OrdinaryDifferentialEquation;

/** A vector field as Hipparchus sees it; counts every call. */
final class FieldEquations implements OrdinaryDifferentialEquation {
    private final VectorField field;
    private long evaluations;

    FieldEquations(VectorField field) {
        this.field = field;
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

    @Override
    public double[] computeDerivatives(double t, double[] y) {
        double[] dydt = new double[y.length];
        evaluate(t, y, dydt);
        return dydt;
    }
}
