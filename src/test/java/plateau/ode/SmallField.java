package plateau.ode;

import static plateau.ode.StiffProblem.field;

/** Small systems with exact solutions. */
final class SmallField {
    private SmallField() {}

    /** ẏ = −k y. */
    static DenseStiffField decay(double k) {
        return field(1, (t, y, d) -> d[0] = -k * y[0], (t, y, j) -> j[0] = -k);
    }

    /** ÿ = −y. */
    static DenseStiffField oscillator() {
        return field(
                2,
                (t, y, d) -> {
                    d[0] = y[1];
                    d[1] = -y[0];
                },
                (t, y, j) -> {
                    j[0] = 0;
                    j[1] = 1;
                    j[2] = -1;
                    j[3] = 0;
                });
    }

    /** Rotation at the speed |y|²: from (r, 0) the solution is r (cos r² t, sin r² t). */
    static DenseStiffField nonlinearRotation() {
        return field(
                2,
                (t, y, d) -> {
                    double speed = y[0] * y[0] + y[1] * y[1];
                    d[0] = -speed * y[1];
                    d[1] = speed * y[0];
                },
                (t, y, j) -> {
                    j[0] = -2 * y[0] * y[1];
                    j[1] = -y[0] * y[0] - 3 * y[1] * y[1];
                    j[2] = 3 * y[0] * y[0] + y[1] * y[1];
                    j[3] = 2 * y[0] * y[1];
                });
    }

    /** ẏ = −y until t = 1, NaN from there on. */
    static DenseStiffField undefinedFromOne() {
        return field(1, (t, y, d) -> d[0] = t < 1 ? -y[0] : Double.NaN, (t, y, j) -> j[0] = -1);
    }

    /** ẏ = y²: from 1 the solution 1/(1 − t) blows up at 1. */
    static DenseStiffField blowUp() {
        return field(1, (t, y, d) -> d[0] = y[0] * y[0], (t, y, j) -> j[0] = 2 * y[0]);
    }

    /** Two rates, 1 and 1/ε: ε ẏ_0 = cos y_1 − y_0, ẏ_1 = y_0. */
    static DenseStiffField twoScales(double epsilon) {
        return field(
                2,
                (t, y, d) -> {
                    d[0] = (Math.cos(y[1]) - y[0]) / epsilon;
                    d[1] = y[0];
                },
                (t, y, j) -> {
                    j[0] = -1 / epsilon;
                    j[1] = -Math.sin(y[1]) / epsilon;
                    j[2] = 1;
                    j[3] = 0;
                });
    }

    /**
     * Gradient flow on a stiff circle, ẏ = (0, −1) − y φ/ε with φ = (|y|² − 1)/2. For ε → 0 it is of index 2 with multiplier
     * φ/ε → −y_1; from (1, 0) the limit is (1/cosh t, −tanh t).
     */
    static DenseStiffField stiffCircle(double epsilon) {
        return field(
                2,
                (t, y, d) -> {
                    double force = constraint(y) / epsilon;
                    d[0] = -force * y[0];
                    d[1] = -1 - force * y[1];
                },
                (t, y, j) -> {
                    double force = constraint(y) / epsilon;
                    j[0] = -force - y[0] * y[0] / epsilon;
                    j[1] = -y[0] * y[1] / epsilon;
                    j[2] = j[1];
                    j[3] = -force - y[1] * y[1] / epsilon;
                });
    }

    /** The same with its force as an algebraic component: ẏ = (0, −1) − λ y, 0 = φ − ελ. */
    static DenseStiffField stiffCircleWithForce(double epsilon) {
        return field(
                3,
                2,
                (t, y, d) -> {
                    d[0] = -y[2] * y[0];
                    d[1] = -1 - y[2] * y[1];
                    d[2] = constraint(y) - epsilon * y[2];
                },
                (t, y, j) -> {
                    j[0] = -y[2];
                    j[1] = 0;
                    j[2] = -y[0];
                    j[3] = 0;
                    j[4] = -y[2];
                    j[5] = -y[1];
                    j[6] = y[0];
                    j[7] = y[1];
                    j[8] = -epsilon;
                });
    }

    static double constraint(double[] y) {
        return 0.5 * ((y[0] - 1) * (y[0] + 1) + y[1] * y[1]);
    }

    /** Prothero and Robinson (1974): ẏ = −k (y − sin t) + cos t, solution sin t from 0. */
    static DenseStiffField protheroRobinson(double k) {
        return field(1, (t, y, d) -> d[0] = -k * (y[0] - Math.sin(t)) + Math.cos(t), (t, y, j) -> j[0] = -k);
    }
}
