package plateau.validation;

import java.util.Arrays;
import plateau.flow.NeuronClasses;

/** How many of m neurons belong to each class: N_p = m w_p, which must come out whole. */
final class ClassCounts {
    private static final double ROUNDING = 1e-6;

    private ClassCounts() {}

    /**
     * The numbers N_p.
     *
     * @throws IllegalArgumentException if m is no such number for these classes; the message says which is
     */
    static int[] of(NeuronClasses classes, int width) {
        int[] counts = new int[classes.count()];
        for (int p = 0; p < counts.length; p++) {
            double count = width * classes.weight(p);
            counts[p] = (int) Math.rint(count);
            if (Math.abs(count - counts[p]) > ROUNDING || counts[p] == 0) {
                throw new IllegalArgumentException(width + " neurons cannot be shared out among classes of the weights "
                        + brief(classes.weights()) + ": give a multiple of " + smallest(classes));
            }
        }
        return counts;
    }

    /** a_i(0) of all neurons, class by class. */
    static double[] weights(NeuronClasses classes, int width) {
        int[] counts = of(classes, width);
        double[] a = new double[width];
        int from = 0;
        for (int p = 0; p < counts.length; p++) {
            Arrays.fill(a, from, from + counts[p], classes.a0(p));
            from += counts[p];
        }
        return a;
    }

    private static int smallest(NeuronClasses classes) {
        for (int m = classes.count(); m < 100_000; m++) {
            int width = m;
            if (Arrays.stream(classes.weights())
                    .allMatch(w -> Math.abs(width * w - Math.rint(width * w)) <= ROUNDING && width * w > 0.5)) {
                return m;
            }
        }
        return classes.count();
    }

    private static String brief(double[] weights) {
        return weights.length > 4 ? "1/" + weights.length : Arrays.toString(weights);
    }
}
