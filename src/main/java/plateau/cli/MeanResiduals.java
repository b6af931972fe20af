package plateau.cli;

import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

/** e_k = φ_k − σ_k Σ_p w_p a_p s_p^k, k = 0…K: the residuals of theory.md §3, with means over the neurons there are. */
final class MeanResiduals {
    private final LinkPair links;
    private final double[] weights;

    MeanResiduals(LinkPair links, NeuronClasses classes) {
        this.links = links;
        this.weights = classes.weights();
    }

    double[] of(double[] a, double[] s) {
        double[] moments = new double[links.degree() + 1];
        for (int p = 0; p < weights.length; p++) {
            double term = weights[p] * a[p];
            for (int k = 0; k < moments.length; k++) {
                moments[k] += term;
                term *= s[p];
            }
        }
        double[] e = new double[moments.length];
        for (int k = 0; k < e.length; k++) {
            e[k] = links.phi(k) - links.sigma(k) * moments[k];
        }
        return e;
    }
}
