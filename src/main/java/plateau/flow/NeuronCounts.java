package plateau.flow;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** m neurons split over weighted classes, as near to the weights as whole numbers allow, at least one for each class. */
public final class NeuronCounts {
    private NeuronCounts() {}

    /**
     * The neurons of each class: one, and the rest by largest remainders of w_p m.
     *
     * @param width m ≥ the number of classes
     * @throws IllegalArgumentException if there are fewer neurons than classes
     */
    public static int[] of(NeuronClasses classes, int width) {
        int n = classes.count();
        if (width < n) {
            throw new IllegalArgumentException(width + " neurons cannot fill " + n + " classes");
        }
        int[] counts = new int[n];
        double[] missing = new double[n];
        for (int p = 0; p < n; p++) {
            double share = classes.weight(p) * width;
            counts[p] = Math.max(1, (int) Math.floor(share * (1 + 1e-12)));
            missing[p] = share - counts[p];
        }
        settle(counts, missing, width - Arrays.stream(counts).sum());
        return counts;
    }

    /** Gives {@code open} neurons to the classes that lack most, or takes −open from those with most to spare. */
    private static void settle(int[] counts, double[] missing, int open) {
        int[] order = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer p) -> open > 0 ? -missing[p] : missing[p]))
                .mapToInt(Integer::intValue)
                .toArray();
        int left = Math.abs(open);
        for (int i = 0; left > 0; i = (i + 1) % order.length) {
            if (open > 0 || counts[order[i]] > 1) {
                counts[order[i]] += Integer.signum(open);
                left--;
            }
        }
    }

    /** a(0) of every neuron, class by class. */
    public static double[] starts(NeuronClasses classes, int[] counts) {
        double[] a = new double[Arrays.stream(counts).sum()];
        int next = 0;
        for (int p = 0; p < counts.length; p++) {
            Arrays.fill(a, next, next + counts[p], classes.a0(p));
            next += counts[p];
        }
        return a;
    }
}
