package plateau.network;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** ½ (φ − f)² averaged over samples, in the plainest way. */
final class SampledRisk {
    private SampledRisk() {}

    /** The mean and its standard error. */
    static double[] of(NetworkProblem problem, NetworkStart start, int samples, UniformRandomProvider random) {
        NormalizedGaussianSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        int d = start.dimension();
        double[] u = start.u();
        double[] ustar = start.ustar();
        double[] a = start.a();
        double[] x = new double[d];
        double sum = 0;
        double squares = 0;
        for (int n = 0; n < samples; n++) {
            for (int l = 0; l < d; l++) {
                x[l] = normal.sample();
            }
            double residual = problem.phi().value(Rows.dot(ustar, 0, x, 0, d));
            for (int i = 0; i < a.length; i++) {
                residual -= a[i] * problem.sigma().value(Rows.dot(u, i * d, x, 0, d)) / a.length;
            }
            double loss = 0.5 * residual * residual;
            sum += loss;
            squares += loss * loss;
        }
        double mean = sum / samples;
        return new double[] {mean, Math.sqrt((squares / samples - mean * mean) / samples)};
    }
}
