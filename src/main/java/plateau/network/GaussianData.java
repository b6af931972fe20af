package plateau.network;

import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.apache.commons.rng.core.RandomProviderDefaultState;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import plateau.link.LinkFunction;

/**
 * An endless sequence of samples x ~ N(0, I_d), y = φ(⟨u*, x⟩) + τ·N(0, 1) (theory.md §1), each drawn once.
 *
 * <p>It depends on the seed and on nothing else: not on batches, threads or the BLAS. Points and label noise come from streams
 * of their own, so the points are the same for every τ. Mutable; used by one thread at a time.
 */
public final class GaussianData {
    private final LinkFunction phi;
    private final double[] ustar;
    private final double labelNoise;
    private final RestorableUniformRandomProvider pointStream;
    private final RestorableUniformRandomProvider noiseStream;
    private final ZigguratSampler.NormalizedGaussian point;
    private final ZigguratSampler.NormalizedGaussian noise;

    private GaussianData(LinkFunction phi, double[] ustar, double labelNoise, RandomStream points, long seed) {
        this.phi = phi;
        this.ustar = ustar;
        this.labelNoise = labelNoise;
        this.pointStream = points.of(seed);
        this.noiseStream = RandomStream.LABEL_NOISE.of(seed);
        this.point = ZigguratSampler.NormalizedGaussian.of(pointStream);
        this.noise = ZigguratSampler.NormalizedGaussian.of(noiseStream);
    }

    /**
     * The samples that a network is trained on.
     *
     * @param phi the target's link φ
     * @param ustar u*, a unit vector of R^d
     * @param labelNoise τ ≥ 0
     * @param seed any number
     */
    public static GaussianData training(LinkFunction phi, double[] ustar, double labelNoise, long seed) {
        return new GaussianData(phi, ustar.clone(), labelNoise, RandomStream.POINTS, seed);
    }

    /** Samples that training never sees, independent of those of the same seed, without label noise. */
    public static GaussianData heldOut(LinkFunction phi, double[] ustar, long seed) {
        return new GaussianData(phi, ustar.clone(), 0, RandomStream.HELD_OUT, seed);
    }

    /**
     * Draws the next sample.
     *
     * @param x receives the point, d long
     * @return its label
     * @throws NetworkException if φ is not finite at the point; the message names it
     */
    public double next(double[] x) {
        // The field would be read again after every store: a fifth of the time.
        ZigguratSampler.NormalizedGaussian sampler = point;
        for (int l = 0; l < x.length; l++) {
            x[l] = sampler.sample();
        }
        double label = target(Rows.dot(x, 0, ustar, 0, x.length));
        return labelNoise > 0 ? label + labelNoise * noise.sample() : label;
    }

    /**
     * Draws the next samples.
     *
     * @param count how many
     * @param x receives the points, row by row, count·d long at least
     * @param y receives the labels, count long at least
     * @throws NetworkException if φ is not finite at a point; the message names it
     */
    public void next(int count, double[] x, double[] y) {
        int d = ustar.length;
        double[] row = new double[d];
        for (int b = 0; b < count; b++) {
            y[b] = next(row);
            System.arraycopy(row, 0, x, b * d, d);
        }
    }

    private double target(double z) {
        double value = phi.value(z);
        if (!Double.isFinite(value)) {
            throw new NetworkException("the target φ(z) = " + phi.name() + " is " + value + " at z = " + z
                    + "; give a target that is finite on the whole line");
        }
        return value;
    }

    /** Where both streams are: the next samples depend on it alone. */
    Position position() {
        return new Position(state(pointStream), state(noiseStream));
    }

    /** Goes on from where {@code position} was taken. */
    void seek(Position position) {
        pointStream.restoreState(new RandomProviderDefaultState(position.points()));
        noiseStream.restoreState(new RandomProviderDefaultState(position.noise()));
    }

    private static byte[] state(RestorableUniformRandomProvider stream) {
        return ((RandomProviderDefaultState) stream.saveState()).getState();
    }

    /** The states of the two generators, as Commons RNG writes them. */
    record Position(byte[] points, byte[] noise) {}
}
