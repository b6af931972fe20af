package plateau.flow;

import java.util.Arrays;

/**
 * e_k = φ_k − σ_k Σ_p w_p a_p s_p^k, k = 0…K, over weighted neurons or classes: the residual of degree k, the projection of
 * y − f on h_k(⟨u*, x⟩) in every model (theory.md §3). Holds a scratch array: one instance serves one caller at a time.
 */
public final class ModeResiduals {
    private static final int BLOCK = 256;

    private final double[] phi;
    private final double[] sigma;
    private final double[] weights;
    private final double[] weighted = new double[BLOCK];

    private ModeResiduals(double[] phi, double[] sigma, double[] weights) {
        this.phi = phi;
        this.sigma = sigma;
        this.weights = weights;
    }

    /**
     * For links over weights that sum to 1; the weights are copied.
     *
     * @param weights w_p of every neuron or class
     */
    public static ModeResiduals of(LinkPair links, double[] weights) {
        return new ModeResiduals(links.phi(), links.sigma(), weights.clone());
    }

    /** The highest degree K. */
    public int degree() {
        return phi.length - 1;
    }

    /**
     * Writes the residuals; allocates nothing.
     *
     * @param a holds a_p from its beginning on
     * @param s holds s_p from index {@code from} on; may be the same array
     * @param e K+1 long
     */
    public void evaluate(double[] a, double[] s, int from, double[] e) {
        Arrays.fill(e, 0, phi.length, 0);
        for (int at = 0; at < weights.length; at += BLOCK) {
            int count = Math.min(BLOCK, weights.length - at);
            for (int i = 0; i < count; i++) {
                weighted[i] = weights[at + i] * a[at + i];
            }
            PowerSums.add(weighted, s, from + at, count, phi.length - 1, e);
        }
        for (int k = 0; k < phi.length; k++) {
            e[k] = phi[k] - sigma[k] * e[k];
        }
    }

    /** The residuals in a fresh array. */
    public double[] of(double[] a, double[] s) {
        double[] e = new double[phi.length];
        evaluate(a, s, 0, e);
        return e;
    }
}
