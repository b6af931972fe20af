package plateau.timescale;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

/**
 * A law of a wait read off the full flow where leading order gives no constant: t_p − t_l ≈ C ε^g between the ε it was fitted at.
 *
 * @param after l
 * @param degree p
 * @param exponent g, the slope of ln(t_p − t_l) against ln ε between the smallest two ε
 * @param constant C, such that the law holds at the smallest ε
 * @param scaled (t_p − t_l)/ε^γ with the exponent γ of the gap law, one for each ε, in the order given
 * @param spread (largest − smallest)/mean of {@code scaled}: what a constant of the gap law would be uncertain by
 */
public record NumericalLaw(
        int after, int degree, double exponent, double constant, List<Double> scaled, double spread) {
    public NumericalLaw {
        scaled = List.copyOf(scaled);
    }

    /**
     * Fits the wait of a stage by integrating the stiff flow.
     *
     * @param epsilons two or more, falling; 1e-16 to 1e-24 are far in the asymptotic range and safe from rounding
     * @param rtol the tolerance of the integrations
     * @return empty if degree l or p is not learned at some ε within 100 times the longest time the coefficients suggest
     */
    public static Optional<NumericalLaw> fit(
            LinkPair links, NeuronClasses classes, Stage stage, List<Double> epsilons, double rtol) {
        if (epsilons.size() < 2) {
            throw new IllegalArgumentException("a law needs two or more epsilons, not " + epsilons);
        }
        ReferenceSolver reference = new ReferenceSolver(links, classes, rtol);
        double[] waits = new double[epsilons.size()];
        for (int i = 0; i < waits.length; i++) {
            double end = longest(links, classes, stage, epsilons.get(i));
            Optional<double[]> times = learningTimes(reference, stage, epsilons.get(i), end);
            if (times.isEmpty()) {
                return Optional.empty();
            }
            waits[i] = times.get()[1] - times.get()[0];
        }
        return Optional.of(of(stage, epsilons, waits));
    }

    /** t_p at half the energy, of the full flow up to an end. */
    static OptionalDouble learningTime(ReferenceSolver reference, Stage stage, double epsilon, double end) {
        Optional<double[]> times = learningTimes(reference, stage, epsilon, end);
        return times.isPresent() ? OptionalDouble.of(times.get()[1]) : OptionalDouble.empty();
    }

    private static NumericalLaw of(Stage stage, List<Double> epsilons, double[] waits) {
        double gamma = stage.exponent().doubleValue();
        List<Double> scaled = new ArrayList<>();
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        double sum = 0;
        for (int i = 0; i < waits.length; i++) {
            double value = waits[i] / Math.pow(epsilons.get(i), gamma);
            scaled.add(value);
            low = Math.min(low, value);
            high = Math.max(high, value);
            sum += value;
        }
        int last = waits.length - 1;
        double exponent =
                Math.log(waits[last] / waits[last - 1]) / Math.log(epsilons.get(last) / epsilons.get(last - 1));
        double constant = waits[last] / Math.pow(epsilons.get(last), exponent);
        return new NumericalLaw(
                stage.after(), stage.degree(), exponent, constant, scaled, (high - low) * waits.length / sum);
    }

    /** Without a blow-up s grows to size 1, which can take a time of the order of 1/|σ_p φ_p|, whatever ε. */
    private static double longest(LinkPair links, NeuronClasses classes, Stage stage, double epsilon) {
        double natural = Horizon.natural(links, classes, LearningLaws.withoutConstants(links, classes), epsilon);
        return Horizon.PATIENCE * (natural + 1 / Math.abs(stage.drive()));
    }

    private static Optional<double[]> learningTimes(
            ReferenceSolver reference, Stage stage, double epsilon, double end) {
        Run run = reference.run(epsilon, List.of(stage.after(), stage.degree()), end, end, Progress.SILENT);
        OptionalDouble first = half(run, stage.after());
        OptionalDouble second = half(run, stage.degree());
        return first.isPresent() && second.isPresent()
                ? Optional.of(new double[] {first.getAsDouble(), second.getAsDouble()})
                : Optional.empty();
    }

    private static OptionalDouble half(Run run, int degree) {
        return run.timesOf(degree).map(DegreeTimes::t50).orElse(OptionalDouble.empty());
    }
}
