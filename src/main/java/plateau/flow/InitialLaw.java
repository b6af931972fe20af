package plateau.flow;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TruncatedNormalDistribution;

/**
 * The law P_A of the second-layer weights a(0), and the classes that stand for it (theory.md §3).
 *
 * <p>A continuous law becomes N cells of equal probability, each class at its cell's mean with weight 1/N; a law of
 * atoms is its own classes.
 */
public sealed interface InitialLaw {
    /** What a law looks like on the command line, for messages. */
    String FORMS = "uniform:-1:1, rademacher, normal:0:1 (mean:standard deviation), constant:0.5 or"
            + " atoms:-0.5@0.3,0.2@0.5,1@0.2 (value@weight)";

    /** The law as text that {@link #parse} reads. */
    String text();

    /** Whether the law is a finite sum of atoms, so that its classes are exact. */
    boolean atomic();

    /** Whether |a(0)| has no upper bound: then no constant of a learning law converges as classes grow (theory.md §4). */
    default boolean unbounded() {
        return false;
    }

    /**
     * The classes that stand for the law, at s(0) = 0 (d = ∞).
     *
     * @param count the number of cells of a continuous law; laws of atoms ignore it
     */
    NeuronClasses classes(int count);

    /**
     * Reads one of the {@linkplain #FORMS forms}.
     *
     * @throws InitialLawException if the text is none of them, or its numbers do not fit
     */
    static InitialLaw parse(String text) {
        return InitialLawParser.parse(text);
    }

    /** The uniform law on [low, high]; its cells' means are their midpoints. */
    record Uniform(double low, double high) implements InitialLaw {
        public Uniform {
            if (!(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
                throw new InitialLawException("uniform:" + low + ":" + high
                        + " is no interval: give finite bounds, the lower first, as in uniform:-1:1");
            }
        }

        @Override
        public String text() {
            return "uniform:" + brief(low) + ":" + brief(high);
        }

        @Override
        public boolean atomic() {
            return false;
        }

        @Override
        public NeuronClasses classes(int count) {
            double[] a = new double[count];
            for (int i = 0; i < count; i++) {
                a[i] = low + (high - low) * (i + 0.5) / count;
            }
            return NeuronClasses.equallyWeighted(a);
        }
    }

    /** The normal law with the given mean and standard deviation; a cell's mean is that of a truncated normal law. */
    record Normal(double mean, double deviation) implements InitialLaw {
        public Normal {
            if (!(Double.isFinite(mean) && Double.isFinite(deviation) && deviation > 0)) {
                throw new InitialLawException("normal:" + mean + ":" + deviation
                        + " is no normal law: give a finite mean and a positive standard deviation, as in normal:0:1");
            }
        }

        @Override
        public String text() {
            return "normal:" + brief(mean) + ":" + brief(deviation);
        }

        @Override
        public boolean atomic() {
            return false;
        }

        @Override
        public boolean unbounded() {
            return true;
        }

        @Override
        public NeuronClasses classes(int count) {
            NormalDistribution standard = NormalDistribution.of(0, 1);
            double[] a = new double[count];
            // The upper half mirrors the lower, so that odd moments vanish to the last bit.
            for (int i = 0; i < (count + 1) / 2; i++) {
                double cell = 2 * i + 1 == count ? 0 : cellMean(standard, i, count);
                a[i] = mean + deviation * cell;
                a[count - 1 - i] = mean - deviation * cell;
            }
            return NeuronClasses.equallyWeighted(a);
        }

        private static double cellMean(NormalDistribution standard, int cell, int count) {
            if (count == 1) {
                return 0;
            }
            double low = standard.inverseCumulativeProbability(cell / (double) count);
            double high = standard.inverseCumulativeProbability((cell + 1) / (double) count);
            return TruncatedNormalDistribution.of(0, 1, low, high).getMean();
        }
    }

    /** A law of finitely many atoms; {@code constant} and {@code rademacher} are the commonest. */
    record Atoms(String text, List<Double> values, List<Double> weights) implements InitialLaw {
        private static final double WEIGHT_TOLERANCE = 1e-9;

        public Atoms {
            values = List.copyOf(values);
            weights = List.copyOf(weights);
            if (values.isEmpty() || values.size() != weights.size()) {
                throw new InitialLawException(text + " has " + values.size() + " values and " + weights.size()
                        + " weights: give value@weight for each atom");
            }
            double sum = 0;
            for (int i = 0; i < values.size(); i++) {
                requireAtom(text, values.get(i), weights.get(i));
                sum += weights.get(i);
            }
            if (Math.abs(sum - 1) > WEIGHT_TOLERANCE) {
                throw new InitialLawException(text + " has weights that sum to " + brief(sum) + ": they must sum to 1");
            }
        }

        /** All neurons start with the same a. */
        public static Atoms constant(double value) {
            return new Atoms("constant:" + brief(value), List.of(value), List.of(1.0));
        }

        /** a = ±1 with equal weight. */
        public static Atoms rademacher() {
            return new Atoms("rademacher", List.of(-1.0, 1.0), List.of(0.5, 0.5));
        }

        /** Atoms with the text made from them. */
        public static Atoms of(List<Double> values, List<Double> weights) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < Math.min(values.size(), weights.size()); i++) {
                parts.add(brief(values.get(i)) + "@" + brief(weights.get(i)));
            }
            return new Atoms("atoms:" + String.join(",", parts), values, weights);
        }

        @Override
        public boolean atomic() {
            return true;
        }

        @Override
        public NeuronClasses classes(int count) {
            double[] a = values.stream().mapToDouble(Double::doubleValue).toArray();
            double[] w = weights.stream().mapToDouble(Double::doubleValue).toArray();
            return NeuronClasses.of(w, a, new double[a.length]);
        }

        private static void requireAtom(String text, double value, double weight) {
            if (!Double.isFinite(value)) {
                throw new InitialLawException(text + " has the value " + value + ": every value must be finite");
            }
            if (!(weight > 0 && Double.isFinite(weight))) {
                throw new InitialLawException(
                        text + " has the weight " + brief(weight) + ": every weight must be positive");
            }
        }
    }

    private static String brief(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
