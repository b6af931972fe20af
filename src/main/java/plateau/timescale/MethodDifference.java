package plateau.timescale;

import java.util.OptionalDouble;

/**
 * One learning time t_k by both methods.
 *
 * @param epsilon ε
 * @param degree k
 * @param fastSlow t_k by the fast–slow solve, in first-layer time
 * @param reference t_k by the stiff solve of the whole flow
 * @param estimate the fast–slow solve's own estimate of its relative error there; empty if it had to be given up
 */
public record MethodDifference(double epsilon, int degree, double fastSlow, double reference, OptionalDouble estimate) {
    /** |t_fast–slow − t_reference| / t_reference. */
    public double relative() {
        return Math.abs(fastSlow - reference) / reference;
    }
}
