package plateau.timescale;

import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

/**
 * The first layer of the hierarchy, t ~ ε (theory.md §4, degree 0): with σ_0 ≠ 0 every a shifts by the same amount and
 *
 * <pre>  e_0(t) = e_0(0) exp(−σ_0² t/ε),   e_0(0) = φ_0 − σ_0 E a(0).</pre>
 */
public final class DegreeZeroLayer {
    private final double phi0;
    private final double initialResidual;
    private final double rate;

    private DegreeZeroLayer(double phi0, double initialResidual, double rate) {
        this.phi0 = phi0;
        this.initialResidual = initialResidual;
        this.rate = rate;
    }

    /**
     * The layer of a pair of links and a start.
     *
     * @throws IllegalArgumentException if σ_0 = 0: then nothing happens on this scale
     */
    public static DegreeZeroLayer of(LinkPair links, NeuronClasses classes) {
        double sigma0 = links.sigma(0);
        if (sigma0 == 0) {
            throw new IllegalArgumentException("sigma_0 is 0: degree 0 has no layer at t ~ epsilon");
        }
        return new DegreeZeroLayer(links.phi(0), links.phi(0) - sigma0 * classes.meanOfA(), sigma0 * sigma0);
    }

    /** e_0(0) = φ_0 − σ_0 E a(0). */
    public double initialResidual() {
        return initialResidual;
    }

    /** e_0 at time t ≥ 0. */
    public double residual(double t, double epsilon) {
        return initialResidual * Math.exp(-rate * t / epsilon);
    }

    /**
     * t/ε at which e_0² has fallen to q φ_0²: ln(|e_0(0)| / (√q |φ_0|)) / σ_0², and 0 if it is there at the start.
     *
     * @param q a level in (0, 1)
     */
    public double stretchedTime(double q) {
        return Math.max(0, Math.log(Math.abs(initialResidual) / (Math.sqrt(q) * Math.abs(phi0))) / rate);
    }
}
