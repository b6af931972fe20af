package plateau.flow;

import java.util.Arrays;
import plateau.ode.SingularShiftException;

/**
 * (μM − J)⁻¹ of a {@link MeanFieldJacobian} for a complex shift μ; the equations stand there. The blocks of J are real, so
 * every inverse block is (real numerators and μ) over one complex determinant.
 */
final class ComplexShiftedBlocks implements MeanFieldJacobian.ShiftedBlocks {
    private final MeanFieldJacobian jacobian;
    private final int n;
    private final int modes;
    private double shiftRe;
    private double shiftIm;
    /** 1 / det(μ − D_i). */
    private final double[] inverseRe;

    private final double[] inverseIm;
    /** Σ w s^m times the entries of the inverse block, in the order 11, 12 ε g, 21 g, 22 g ε g. */
    private final double[][] momentsRe;

    private final double[][] momentsIm;
    private final ComplexLu capacitance;
    private final double[] zRe;
    private final double[] zIm;

    ComplexShiftedBlocks(MeanFieldJacobian jacobian) {
        this.jacobian = jacobian;
        this.n = jacobian.classes();
        this.modes = jacobian.modes();
        this.inverseRe = new double[n];
        this.inverseIm = new double[n];
        this.momentsRe = new double[4][2 * modes];
        this.momentsIm = new double[4][2 * modes];
        this.capacitance = new ComplexLu(modes);
        this.zRe = new double[modes];
        this.zIm = new double[modes];
    }

    @Override
    public boolean complex() {
        return true;
    }

    @Override
    public void factor(double re, double im) {
        shiftRe = re;
        shiftIm = im;
        invertDeterminants();
        sumMoments();
        for (int k = 0; k < modes; k++) {
            double weight = jacobian.sigmaSquared(k);
            for (int j = 0; j < modes; j++) {
                double real = weight * coupling(momentsRe, k, j);
                capacitance.set(k, j, k == j ? jacobian.epsilon() + real : real, weight * coupling(momentsIm, k, j));
            }
        }
        capacitance.factor();
    }

    @Override
    public void solve(double[] bRe, double[] bIm) {
        project(bRe, bIm);
        capacitance.solve(zRe, zIm);
        double epsilon = jacobian.epsilon();
        for (int i = 0; i < n; i++) {
            double x = jacobian.s(i);
            double valueRe = 0;
            double valueIm = 0;
            double slopeRe = 0;
            double slopeIm = 0;
            for (int k = modes - 1; k >= 0; k--) {
                slopeRe = slopeRe * x + valueRe;
                slopeIm = slopeIm * x + valueIm;
                valueRe = valueRe * x + zRe[k];
                valueIm = valueIm * x + zIm[k];
            }
            double g = epsilon * jacobian.g(i);
            bRe[i] += valueRe;
            bIm[i] += valueIm;
            bRe[n + i] += g * slopeRe;
            bIm[n + i] += g * slopeIm;
            applyInverseBlock(i, bRe, bIm);
        }
        System.arraycopy(zRe, 0, bRe, 2 * n, modes);
        System.arraycopy(zIm, 0, bIm, 2 * n, modes);
    }

    private void invertDeterminants() {
        double squareRe = shiftRe * shiftRe - shiftIm * shiftIm;
        double squareIm = 2 * shiftRe * shiftIm;
        for (int i = 0; i < n; i++) {
            double c = jacobian.corner(i);
            double re = squareRe - c * shiftRe - jacobian.upper(i) * jacobian.lower(i);
            double im = squareIm - c * shiftIm;
            double norm = re * re + im * im;
            if (norm == 0 || !Double.isFinite(norm)) {
                throw new SingularShiftException("the block of class " + i + " is singular at the shift " + shiftRe
                        + " + " + shiftIm + " i: take a smaller step");
            }
            inverseRe[i] = re / norm;
            inverseIm[i] = -im / norm;
        }
    }

    private void sumMoments() {
        for (int e = 0; e < 4; e++) {
            Arrays.fill(momentsRe[e], 0);
            Arrays.fill(momentsIm[e], 0);
        }
        double epsilon = jacobian.epsilon();
        for (int i = 0; i < n; i++) {
            double x = jacobian.s(i);
            double g = jacobian.g(i);
            double vRe = inverseRe[i] * jacobian.weight(i);
            double vIm = inverseIm[i] * jacobian.weight(i);
            double d22 = shiftRe - jacobian.corner(i);
            double upper = jacobian.upper(i) * epsilon * g;
            double lower = jacobian.lower(i) * g;
            addPowers(0, d22 * vRe - shiftIm * vIm, d22 * vIm + shiftIm * vRe, x);
            addPowers(1, upper * vRe, upper * vIm, x);
            addPowers(2, lower * vRe, lower * vIm, x);
            double corner = epsilon * g * g;
            addPowers(3, (shiftRe * vRe - shiftIm * vIm) * corner, (shiftRe * vIm + shiftIm * vRe) * corner, x);
        }
    }

    private void addPowers(int entry, double re, double im, double x) {
        double[] sumRe = momentsRe[entry];
        double[] sumIm = momentsIm[entry];
        double powerRe = re;
        double powerIm = im;
        for (int m = 0; m < sumRe.length; m++) {
            sumRe[m] += powerRe;
            sumIm[m] += powerIm;
            powerRe *= x;
            powerIm *= x;
        }
    }

    private static double coupling(double[][] moments, int k, int j) {
        double sum = moments[0][k + j];
        if (k + j >= 1) {
            sum += j * moments[1][k + j - 1] + k * moments[2][k + j - 1];
        }
        return k >= 1 && j >= 1 ? sum + (double) k * j * moments[3][k + j - 2] : sum;
    }

    /** z := b_λ + C (μ − D)⁻¹ b. */
    private void project(double[] bRe, double[] bIm) {
        Arrays.fill(zRe, 0);
        Arrays.fill(zIm, 0);
        for (int i = 0; i < n; i++) {
            double x = jacobian.s(i);
            double vRe = inverseRe[i] * jacobian.weight(i);
            double vIm = inverseIm[i] * jacobian.weight(i);
            double d22 = shiftRe - jacobian.corner(i);
            double topRe = d22 * bRe[i] - shiftIm * bIm[i] + jacobian.upper(i) * bRe[n + i];
            double topIm = d22 * bIm[i] + shiftIm * bRe[i] + jacobian.upper(i) * bIm[n + i];
            double lowRe = jacobian.lower(i) * bRe[i] + shiftRe * bRe[n + i] - shiftIm * bIm[n + i];
            double lowIm = jacobian.lower(i) * bIm[i] + shiftRe * bIm[n + i] + shiftIm * bRe[n + i];
            double g = jacobian.g(i);
            addProjection(zRe, vRe * topRe - vIm * topIm, g * (vRe * lowRe - vIm * lowIm), x);
            addProjection(zIm, vRe * topIm + vIm * topRe, g * (vRe * lowIm + vIm * lowRe), x);
        }
        for (int k = 0; k < modes; k++) {
            zRe[k] = bRe[2 * n + k] - jacobian.sigmaSquared(k) * zRe[k];
            zIm[k] = bIm[2 * n + k] - jacobian.sigmaSquared(k) * zIm[k];
        }
    }

    /** z_k += s^k u + k s^{k−1} v. */
    private static void addProjection(double[] z, double u, double v, double x) {
        double powerU = u;
        double powerV = v;
        z[0] += powerU;
        for (int k = 1; k < z.length; k++) {
            powerU *= x;
            z[k] += powerU + k * powerV;
            powerV *= x;
        }
    }

    private void applyInverseBlock(int i, double[] bRe, double[] bIm) {
        double d22 = shiftRe - jacobian.corner(i);
        double topRe = d22 * bRe[i] - shiftIm * bIm[i] + jacobian.upper(i) * bRe[n + i];
        double topIm = d22 * bIm[i] + shiftIm * bRe[i] + jacobian.upper(i) * bIm[n + i];
        double lowRe = jacobian.lower(i) * bRe[i] + shiftRe * bRe[n + i] - shiftIm * bIm[n + i];
        double lowIm = jacobian.lower(i) * bIm[i] + shiftRe * bIm[n + i] + shiftIm * bRe[n + i];
        bRe[i] = inverseRe[i] * topRe - inverseIm[i] * topIm;
        bIm[i] = inverseRe[i] * topIm + inverseIm[i] * topRe;
        bRe[n + i] = inverseRe[i] * lowRe - inverseIm[i] * lowIm;
        bIm[n + i] = inverseRe[i] * lowIm + inverseIm[i] * lowRe;
    }
}
