package plateau.timescale;

import org.hipparchus.util.FastMath;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

/**
 * The layer in which degree 1 is learned, t ~ √ε ln(1/ε) (theory.md §4, degree 1). To leading order
 *
 * <pre>
 *   a_c(τ) = a_c(0) cosh(ατ),  s = √ε sign(σ_1φ_1) a_c(0) sinh(ατ),  t = √ε τ,  α = |σ_1 φ_1|
 *   e_1 = φ_1 / (1 + exp(2α (t − t_1)/√ε))
 *   t_1 = √ε [ ln(1/ε)/(4α) + ln(4|φ_1|/(|σ_1| v))/(2α) ],   v = E[a_c(0)²]
 * </pre>
 *
 * <p>with a_c = a − E a if σ_0 ≠ 0, else a itself. t_1 is the time of e_1 = φ_1/2. The relative error of t_1 is about
 * 3e-3 at ε = 1e-6 and below 1e-3 from 1e-8 down.
 */
public final class DegreeOneLayer {
    private final double phi1;
    private final double alpha;
    private final double offset;
    private final double seed;

    private DegreeOneLayer(double phi1, double alpha, double offset, double seed) {
        this.phi1 = phi1;
        this.alpha = alpha;
        this.offset = offset;
        this.seed = seed;
    }

    /**
     * The layer of a pair of links and a start.
     *
     * @throws IllegalArgumentException if σ_1 φ_1 = 0 or v = 0: then degree 1 is not learned in this way
     */
    public static DegreeOneLayer of(LinkPair links, NeuronClasses classes) {
        double alpha = links.degree() < 1 ? 0 : Math.abs(links.sigma(1) * links.phi(1));
        double seed = seed(links, classes);
        if (alpha == 0 || seed == 0) {
            throw new IllegalArgumentException("degree 1 has no layer of this kind: sigma_1 phi_1 = " + alpha
                    + " and E[a_c(0)^2] = " + seed + " must both differ from 0");
        }
        double offset = Math.log(4 * Math.abs(links.phi(1)) / (Math.abs(links.sigma(1)) * seed)) / (2 * alpha);
        return new DegreeOneLayer(links.phi(1), alpha, offset, seed);
    }

    /** v = E[a_c(0)²], what seeds degree 1; 0 if all a(0) are equal and σ_0 ≠ 0. */
    public static double seed(LinkPair links, NeuronClasses classes) {
        double mean = classes.meanOfA();
        double seed = classes.secondMomentOfA(links.sigma(0) != 0 ? mean : 0);
        // Equal a(0) leave only the rounding of their mean.
        return seed <= 1e-28 * (1 + mean * mean) ? 0 : seed;
    }

    /** α = |σ_1 φ_1|. */
    public double alpha() {
        return alpha;
    }

    /** v = E[a_c(0)²]. */
    public double seed() {
        return seed;
    }

    /** The constant of √ε ln(1/ε): 1/(4α). */
    public double logarithmConstant() {
        return 1 / (4 * alpha);
    }

    /** The constant of √ε: ln(4|φ_1|/(|σ_1| v))/(2α). */
    public double offset() {
        return offset;
    }

    /** t_1(ε), the time of e_1 = φ_1/2. */
    public double time(double epsilon) {
        return Math.sqrt(epsilon) * (-Math.log(epsilon) * logarithmConstant() + offset);
    }

    /**
     * About how long degree 1 takes, positive at every ε: t_1 where its logarithm is at least 1; else
     * √ε/(2α) arsinh(2|φ_1|/(|σ_1| v √ε)), when σ_1 E[a s] of the growing layer would reach φ_1. That agrees with t_1 to leading
     * order, and tends to 1/(σ_1² v) where √ε is large beside |φ_1|.
     */
    double duration(double epsilon) {
        double unit = Math.sqrt(epsilon) / (2 * alpha);
        double time = time(epsilon);
        return time >= unit ? time : unit * FastMath.asinh(Math.exp(time / unit) / 2);
    }

    /**
     * The time of e_1² = q φ_1²: t_1 + √ε ln(q^{−1/2} − 1)/(2α).
     *
     * @param q a level in (0, 1)
     */
    public double time(double epsilon, double q) {
        return time(epsilon) + Math.sqrt(epsilon) * Math.log(1 / Math.sqrt(q) - 1) / (2 * alpha);
    }

    /** The profile e_1(t). */
    public double residual(double t, double epsilon) {
        return phi1 / (1 + Math.exp(2 * alpha * (t - time(epsilon)) / Math.sqrt(epsilon)));
    }
}
