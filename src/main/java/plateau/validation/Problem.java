package plateau.validation;

import java.util.List;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;
import plateau.link.LinkFunction;
import plateau.network.NetworkProblem;

/**
 * What an experiment trains, seen from both sides: as expansions for the reduced flows, as plain functions for the network.
 *
 * @param links target and activation as expansions
 * @param phi the target as a function
 * @param sigma the activation as a function
 * @param law the law of a(0)
 * @param classes the number of classes that stand for a continuous law
 * @param epsilon ε, in (0, 10]
 * @param times the times of comparison, positive and rising; the last is the end
 * @param seed what every random start and every sample derives from
 */
public record Problem(
        LinkPair links,
        LinkFunction phi,
        LinkFunction sigma,
        InitialLaw law,
        int classes,
        double epsilon,
        List<Double> times,
        long seed) {
    public Problem {
        times = List.copyOf(times);
    }

    /** The same with another seed. */
    public Problem withSeed(long changed) {
        return new Problem(links, phi, sigma, law, classes, epsilon, times, changed);
    }

    /** The same with another law of a(0). */
    Problem withLaw(InitialLaw changed) {
        return new Problem(links, phi, sigma, changed, classes, epsilon, times, seed);
    }

    /** The same at another ε, which may be as small as the fast–slow solve carries. */
    Problem withEpsilon(double changed) {
        return new Problem(links, phi, sigma, law, classes, changed, times, seed);
    }

    /** What the network in weight space sees of it. */
    NetworkProblem network() {
        return new NetworkProblem(phi, sigma, epsilon);
    }

    /** The classes at d = ∞. */
    NeuronClasses neurons() {
        return law.classes(classes);
    }

    /** The times of comparison. */
    double[] comparisonTimes() {
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The last time of comparison. */
    double end() {
        return times.get(times.size() - 1);
    }

    /** The risk at the start of neurons at s = 0 and r = identity, m → ∞: ½ (φ_0 − σ_0 E a)² + ½ Σ_{k≥1} φ_k². */
    double initialRisk() {
        double e0 = links.phi(0) - links.sigma(0) * neurons().meanOfA();
        return 0.5 * (links.target().norm2() - links.phi(0) * links.phi(0) + e0 * e0);
    }
}
