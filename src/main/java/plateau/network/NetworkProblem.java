package plateau.network;

import plateau.link.LinkFunction;

/**
 * What a network learns: y = φ(⟨u*, x⟩) + noise with activation σ, x ~ N(0, I_d) (theory.md §1).
 *
 * @param phi the target's link φ, which may jump
 * @param sigma the activation σ with its derivative; it must be continuous, since where σ jumps the almost-everywhere
 *     derivative is not the gradient of the risk
 * @param epsilon ε &gt; 0: the second layer's time derivative is divided by it
 */
public record NetworkProblem(LinkFunction phi, LinkFunction sigma, double epsilon) {
    private static final double NEAR = 1e-6;
    private static final double NEARER = 1e-12;
    private static final double ROUNDING = 1e-9;

    /**
     * Checks ε and the continuity of σ at its kinks.
     *
     * @throws NetworkException if ε is not a positive number or σ jumps
     */
    public NetworkProblem {
        if (!(epsilon > 0 && Double.isFinite(epsilon))) {
            throw new NetworkException("epsilon is " + epsilon + ", it must be a positive number");
        }
        for (double kink : sigma.kinks()) {
            if (jumps(sigma, kink)) {
                throw new NetworkException("the activation " + sigma.name() + " jumps at z = " + kink
                        + ": its derivative almost everywhere is not the gradient of the risk, so a network cannot be"
                        + " trained with it; choose a continuous activation, such as erf or tanh of a steep argument");
            }
        }
    }

    /** Whether the difference across the kink does not shrink on the way from 1e-6 to 1e-12 (a root z^α with α ≥ 0.05 does). */
    private static boolean jumps(LinkFunction f, double kink) {
        double scale = Math.max(1, Math.abs(kink));
        double far = difference(f, kink, NEAR * scale);
        double near = difference(f, kink, NEARER * scale);
        return near > 0.5 * far && near > ROUNDING * (1 + Math.abs(f.value(kink)));
    }

    private static double difference(LinkFunction f, double kink, double h) {
        return Math.abs(f.value(kink + h) - f.value(kink - h));
    }
}
