package plateau.ode;

import java.util.Arrays;

/**
 * Simplified Newton iteration for the stages of one Radau step, in the transformed variables W = (T^{-1} ⊗ I) Z where
 * the linear system falls into one real and (s − 1)/2 complex ones of the size of the problem:
 * (λ/h I − J) Δw = −λ/h w + (T^{-1} F)_λ.
 *
 * <p>Source: Hairer, Wanner, <i>Solving Ordinary Differential Equations II</i>, IV.8.
 */
final class StageNewton {
    /** How an iteration ended. */
    enum Outcome {
        CONVERGED,
        /** A smaller step is needed; {@link #stepFactor} says how much smaller. */
        SLOW,
        NOT_FINITE
    }

    private static final int BLOCK = 512;
    private static final double DIVERGENT = 0.99;

    private final RadauTableau tableau;
    private final FieldEquations equations;
    private final ShiftedJacobian jacobian;
    private final int stages;
    private final int dimension;
    private final int maximalIterations;
    private final double tolerance;
    /** Current stage increments z_i = Y_i − y_0, and those of the last accepted step. */
    private double[][] z;

    private double[][] previous;
    private final double[][] w;
    private final double[][] f;
    private final double[] stageState;
    private final double[][] extrapolation;

    private double etaFactor = 1;
    private double contraction;
    private double stepFactor = 1;
    private int iterations;

    StageNewton(RadauTableau tableau, FieldEquations equations, ShiftedJacobian jacobian, double tolerance) {
        this.tableau = tableau;
        this.equations = equations;
        this.jacobian = jacobian;
        this.tolerance = tolerance;
        this.stages = tableau.stages();
        this.dimension = equations.getDimension();
        this.maximalIterations = 7 + 5 * (stages - 3) / 2;
        this.z = new double[stages][dimension];
        this.previous = new double[stages][dimension];
        this.w = new double[stages][dimension];
        this.f = new double[stages][dimension];
        this.stageState = new double[dimension];
        this.extrapolation = new double[stages][stages];
    }

    /** The increment of stage i; z of the last stage is y_1 − y_0. Shared, not to be changed. */
    double[] increment(int i) {
        return z[i];
    }

    /** All increments; shared until the step after the next. */
    double[][] increments() {
        return z;
    }

    /** Two vectors to use between iterations. */
    double[] scratch(int i) {
        return f[i];
    }

    /** A vector to use between iterations. */
    double[] scratchState() {
        return stageState;
    }

    /** The observed rate of convergence θ of the last iteration. */
    double contraction() {
        return contraction;
    }

    int iterations() {
        return iterations;
    }

    int maximalIterations() {
        return maximalIterations;
    }

    double stepFactor() {
        return stepFactor;
    }

    /** Factors the real and complex systems for a step h. */
    void factor(double h) {
        jacobian.factor(0, tableau.gamma() / h, 0);
        for (int k = 0; k < tableau.pairs(); k++) {
            jacobian.factor(k + 1, tableau.alpha(k) / h, tableau.beta(k) / h);
        }
    }

    /** Solves (γ̂/h I − J) x = b in place, with the last factorization. */
    void solveReal(double[] b) {
        jacobian.solve(0, b);
    }

    /** Keeps the increments of an accepted step for {@link #startByExtrapolation}. */
    void accept() {
        double[][] swap = previous;
        previous = z;
        z = swap;
    }

    /** Starts from Y_i = y_0. */
    void startAtZero() {
        for (int i = 0; i < stages; i++) {
            Arrays.fill(z[i], 0);
            Arrays.fill(w[i], 0);
        }
    }

    /** Starts on the collocation polynomial of the last accepted step, continued to steps of {@code ratio} times its length. */
    void startByExtrapolation(double ratio) {
        for (int i = 0; i < stages; i++) {
            tableau.basis(1 + tableau.node(i) * ratio, extrapolation[i]);
            extrapolation[i][stages - 1] -= 1;
        }
        multiply(extrapolation, previous, z);
        multiply(tableau.back(), z, w);
    }

    /**
     * Iterates to convergence.
     *
     * @param inverseScale 1/(rtol·|y_i| + atol_i)
     */
    Outcome iterate(double t, double[] y, double h, double[] inverseScale) {
        etaFactor = Math.pow(Math.max(etaFactor, Math.ulp(1.0)), 0.8);
        contraction = 1e-3;
        double before = 0;
        double ratioBefore = 0;
        for (iterations = 1; iterations <= maximalIterations; iterations++) {
            evaluateStages(t, y, h);
            solveTransformed(h);
            double size = update(inverseScale);
            if (!Double.isFinite(size)) {
                return fail(Outcome.NOT_FINITE, 0.5);
            }
            if (iterations > 1) {
                double ratio = size / before;
                contraction = iterations == 2 ? ratio : Math.sqrt(ratio * ratioBefore);
                ratioBefore = ratio;
                if (contraction >= DIVERGENT) {
                    return fail(Outcome.SLOW, 0.5);
                }
                etaFactor = contraction / (1 - contraction);
            }
            if (etaFactor * size <= tolerance) {
                return Outcome.CONVERGED;
            }
            if (iterations > 1 && tooSlow(size)) {
                return Outcome.SLOW;
            }
            before = Math.max(size, Double.MIN_NORMAL);
        }
        return fail(Outcome.SLOW, 0.5);
    }

    private Outcome fail(Outcome outcome, double factor) {
        etaFactor = 1;
        stepFactor = factor;
        return outcome;
    }

    /** Whether the remaining iterations cannot reach the tolerance at the observed rate; then sets the step to try. */
    private boolean tooSlow(double size) {
        int remaining = maximalIterations - iterations;
        double predicted = etaFactor * size * Math.pow(contraction, remaining) / tolerance;
        if (predicted < 1) {
            return false;
        }
        double excess = Math.max(1e-4, Math.min(20, predicted));
        stepFactor = 0.8 * Math.pow(excess, -1.0 / (4 + remaining));
        etaFactor = 1;
        return true;
    }

    /** f := (T^{-1} ⊗ I) F(Y). */
    private void evaluateStages(double t, double[] y, double h) {
        for (int i = 0; i < stages; i++) {
            double[] zi = z[i];
            for (int k = 0; k < dimension; k++) {
                stageState[k] = y[k] + zi[k];
            }
            equations.evaluate(t + tableau.node(i) * h, stageState, f[i]);
        }
        multiplyInPlace(tableau.back(), f);
    }

    /** f := ΔW. */
    private void solveTransformed(double h) {
        double shift = tableau.gamma() / h;
        double[] f0 = f[0];
        double[] w0 = w[0];
        for (int k = 0; k < dimension; k++) {
            f0[k] -= shift * w0[k];
        }
        jacobian.solve(0, f0);
        for (int pair = 0; pair < tableau.pairs(); pair++) {
            solvePair(pair, tableau.alpha(pair) / h, tableau.beta(pair) / h);
        }
    }

    private void solvePair(int pair, double re, double im) {
        double[] fr = f[2 * pair + 1];
        double[] fi = f[2 * pair + 2];
        double[] wr = w[2 * pair + 1];
        double[] wi = w[2 * pair + 2];
        for (int k = 0; k < dimension; k++) {
            fr[k] -= re * wr[k] - im * wi[k];
            fi[k] -= im * wr[k] + re * wi[k];
        }
        jacobian.solve(pair + 1, fr, fi);
    }

    /** W += ΔW, Z = T W; returns the largest scaled component of ΔW (NaN if one is). */
    private double update(double[] inverseScale) {
        double norm = 0;
        for (int i = 0; i < stages; i++) {
            double[] wi = w[i];
            double[] delta = f[i];
            for (int k = 0; k < dimension; k++) {
                wi[k] += delta[k];
                norm = Math.max(norm, Math.abs(delta[k]) * inverseScale[k]);
            }
        }
        multiply(tableau.transform(), w, z);
        return norm;
    }

    /** out_i = Σ_j m_ij in_j, in blocks that stay in the cache. */
    private void multiply(double[][] m, double[][] in, double[][] out) {
        for (int from = 0; from < dimension; from += BLOCK) {
            int to = Math.min(dimension, from + BLOCK);
            for (int i = 0; i < stages; i++) {
                row(m[i], in, out[i], from, from, to);
            }
        }
    }

    private final double[][] block = new double[7][BLOCK];

    private void multiplyInPlace(double[][] m, double[][] inOut) {
        for (int from = 0; from < dimension; from += BLOCK) {
            int to = Math.min(dimension, from + BLOCK);
            for (int i = 0; i < stages; i++) {
                row(m[i], inOut, block[i], 0, from, to);
            }
            for (int i = 0; i < stages; i++) {
                System.arraycopy(block[i], 0, inOut[i], from, to - from);
            }
        }
    }

    private void row(double[] weights, double[][] in, double[] out, int at, int from, int to) {
        double first = weights[0];
        double[] x = in[0];
        int shift = at - from;
        for (int k = from; k < to; k++) {
            out[k + shift] = first * x[k];
        }
        for (int j = 1; j < stages; j++) {
            double weight = weights[j];
            double[] xj = in[j];
            for (int k = from; k < to; k++) {
                out[k + shift] += weight * xj[k];
            }
        }
    }
}
