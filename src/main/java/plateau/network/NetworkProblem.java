package plateau.network;

import plateau.link.LinkFunction;

/**
 * What a network learns: y = φ(⟨u*, x⟩) + noise with activation σ, x ~ N(0, I_d) (theory.md §1).
 *
 * @param phi the target's link φ
 * @param sigma the activation σ with its derivative; it must be continuous, since where σ jumps the almost-everywhere
 *     derivative is not the gradient of the risk
 * @param epsilon ε &gt; 0: the second layer's time derivative is divided by it
 */
public record NetworkProblem(LinkFunction phi, LinkFunction sigma, double epsilon) {
    public NetworkProblem {
        if (!(epsilon > 0 && Double.isFinite(epsilon))) {
            throw new IllegalArgumentException("epsilon is " + epsilon + ", it must be a positive number");
        }
    }
}
