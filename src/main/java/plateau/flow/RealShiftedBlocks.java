package plateau.flow;

import java.util.Arrays;
import plateau.ode.SingularShiftException;

/** (μM − J)⁻¹ of a {@link MeanFieldJacobian} for a real shift μ; the equations stand there. */
final class RealShiftedBlocks implements MeanFieldJacobian.ShiftedBlocks {
    private final MeanFieldJacobian jacobian;
    private final int n;
    private final int modes;
    /** The inverse of each block μ − D_i, row by row. */
    private final double[] i11;

    private final double[] i12;
    private final double[] i21;
    private final double[] i22;
    /** Σ w s^m times i11, i12 ε g, g i21, g i22 ε g. */
    private final double[] m11;

    private final double[] m12;
    private final double[] m21;
    private final double[] m22;
    private final RealLu capacitance;
    private final double[] z;

    RealShiftedBlocks(MeanFieldJacobian jacobian) {
        this.jacobian = jacobian;
        this.n = jacobian.classes();
        this.modes = jacobian.modes();
        this.i11 = new double[n];
        this.i12 = new double[n];
        this.i21 = new double[n];
        this.i22 = new double[n];
        this.m11 = new double[2 * modes];
        this.m12 = new double[2 * modes];
        this.m21 = new double[2 * modes];
        this.m22 = new double[2 * modes];
        this.capacitance = new RealLu(modes);
        this.z = new double[modes];
    }

    @Override
    public boolean complex() {
        return false;
    }

    @Override
    public void factor(double shift, double zero) {
        invertBlocks(shift);
        sumMoments();
        double epsilon = jacobian.epsilon();
        for (int k = 0; k < modes; k++) {
            double weight = jacobian.sigmaSquared(k);
            for (int j = 0; j < modes; j++) {
                capacitance.set(k, j, (k == j ? epsilon : 0) + weight * coupling(k, j));
            }
        }
        capacitance.factor();
    }

    @Override
    public void solve(double[] b, double[] unused) {
        project(b);
        capacitance.solve(z);
        double epsilon = jacobian.epsilon();
        for (int i = 0; i < n; i++) {
            double x = jacobian.s(i);
            double value = 0;
            double slope = 0;
            for (int k = modes - 1; k >= 0; k--) {
                slope = slope * x + value;
                value = value * x + z[k];
            }
            double ba = b[i] + value;
            double bs = b[n + i] + epsilon * jacobian.g(i) * slope;
            b[i] = i11[i] * ba + i12[i] * bs;
            b[n + i] = i21[i] * ba + i22[i] * bs;
        }
        System.arraycopy(z, 0, b, 2 * n, modes);
    }

    private void invertBlocks(double shift) {
        for (int i = 0; i < n; i++) {
            double d22 = shift - jacobian.corner(i);
            double determinant = shift * d22 - jacobian.upper(i) * jacobian.lower(i);
            if (determinant == 0 || !Double.isFinite(determinant)) {
                throw new SingularShiftException(
                        "the block of class " + i + " is singular at the shift " + shift + ": take a smaller step");
            }
            i11[i] = d22 / determinant;
            i12[i] = jacobian.upper(i) / determinant;
            i21[i] = jacobian.lower(i) / determinant;
            i22[i] = shift / determinant;
        }
    }

    private void sumMoments() {
        Arrays.fill(m11, 0);
        Arrays.fill(m12, 0);
        Arrays.fill(m21, 0);
        Arrays.fill(m22, 0);
        double epsilon = jacobian.epsilon();
        for (int i = 0; i < n; i++) {
            double x = jacobian.s(i);
            double g = jacobian.g(i);
            double power = jacobian.weight(i);
            double c11 = i11[i];
            double c12 = i12[i] * epsilon * g;
            double c21 = i21[i] * g;
            double c22 = i22[i] * epsilon * g * g;
            for (int m = 0; m < 2 * modes; m++) {
                m11[m] += c11 * power;
                m12[m] += c12 * power;
                m21[m] += c21 * power;
                m22[m] += c22 * power;
                power *= x;
            }
        }
    }

    /** Σ w [s^k, g k s^{k−1}] (μ − D)⁻¹ [s^j; ε g j s^{j−1}]. */
    private double coupling(int k, int j) {
        double sum = m11[k + j];
        if (k + j >= 1) {
            sum += j * m12[k + j - 1] + k * m21[k + j - 1];
        }
        return k >= 1 && j >= 1 ? sum + (double) k * j * m22[k + j - 2] : sum;
    }

    /** z := b_λ + C (μ − D)⁻¹ b. */
    private void project(double[] b) {
        Arrays.fill(z, 0);
        for (int i = 0; i < n; i++) {
            double x = jacobian.s(i);
            double w = jacobian.weight(i);
            double powerA = w * (i11[i] * b[i] + i12[i] * b[n + i]);
            double powerS = w * jacobian.g(i) * (i21[i] * b[i] + i22[i] * b[n + i]);
            z[0] += powerA;
            for (int k = 1; k < modes; k++) {
                powerA *= x;
                z[k] += powerA + k * powerS;
                powerS *= x;
            }
        }
        for (int k = 0; k < modes; k++) {
            z[k] = b[2 * n + k] - jacobian.sigmaSquared(k) * z[k];
        }
    }
}
