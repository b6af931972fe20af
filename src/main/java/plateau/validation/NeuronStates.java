package plateau.validation;

import java.util.List;
import java.util.Locale;
import plateau.flow.OrderParameters;
import plateau.network.NetworkState;

/** One state after another, neuron by neuron, from whichever model they come, to be held against each other. */
final class NeuronStates {
    private final double[][] a;
    private final double[][] s;
    private final double[][] r;
    private final double[] risk;

    private NeuronStates(int size) {
        a = new double[size][];
        s = new double[size][];
        r = new double[size][];
        risk = new double[size];
    }

    static NeuronStates ofNeurons(List<OrderParameters> states) {
        NeuronStates all = new NeuronStates(states.size());
        for (int i = 0; i < states.size(); i++) {
            OrderParameters state = states.get(i);
            all.set(i, state.a(), state.s(), state.r(), state.risk());
        }
        return all;
    }

    static NeuronStates ofNetwork(List<NetworkState> states) {
        NeuronStates all = new NeuronStates(states.size());
        for (int i = 0; i < states.size(); i++) {
            NetworkState state = states.get(i);
            all.set(i, state.a(), state.s(), state.r(), state.risk().orElse(Double.NaN));
        }
        return all;
    }

    /** The neurons of classes, class by class. */
    static NeuronStates ofClasses(List<OrderParameters> states, int[] counts) {
        NeuronStates all = new NeuronStates(states.size());
        int[] classOf = classOf(counts);
        int m = classOf.length;
        for (int i = 0; i < states.size(); i++) {
            OrderParameters state = states.get(i);
            double[] a = new double[m];
            double[] s = new double[m];
            double[] r = new double[m * m];
            for (int p = 0; p < m; p++) {
                a[p] = state.a(classOf[p]);
                s[p] = state.s(classOf[p]);
                for (int q = 0; q < m; q++) {
                    r[p * m + q] = p == q ? 1 : state.r(classOf[p], classOf[q]);
                }
            }
            all.set(i, a, s, r, state.risk());
        }
        return all;
    }

    private static int[] classOf(int[] counts) {
        int m = 0;
        for (int count : counts) {
            m += count;
        }
        int[] classOf = new int[m];
        int i = 0;
        for (int p = 0; p < counts.length; p++) {
            for (int copy = 0; copy < counts[p]; copy++) {
                classOf[i++] = p;
            }
        }
        return classOf;
    }

    private void set(int i, double[] a, double[] s, double[] r, double risk) {
        this.a[i] = a;
        this.s[i] = s;
        this.r[i] = r;
        this.risk[i] = risk;
    }

    /** The largest differences from other states; NaN if there are not as many. */
    Difference from(NeuronStates other) {
        if (other.risk.length != risk.length || risk.length == 0) {
            return new Difference(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        Difference worst = new Difference(0, 0, 0, 0);
        for (int i = 0; i < risk.length; i++) {
            worst = new Difference(
                    Math.max(worst.a, largest(a[i], other.a[i])),
                    Math.max(worst.s, largest(s[i], other.s[i])),
                    Math.max(worst.r, largest(r[i], other.r[i])),
                    Math.max(worst.risk, Math.abs(risk[i] - other.risk[i])));
        }
        return worst;
    }

    private static double largest(double[] x, double[] y) {
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            largest = Math.max(largest, Math.abs(x[i] - y[i]));
        }
        return largest;
    }

    /** The largest differences in a, s, r and the risk. */
    record Difference(double a, double s, double r, double risk) {
        double worst() {
            return Math.max(Math.max(a, s), Math.max(r, risk));
        }

        String text() {
            return String.format(Locale.ROOT, "a %.1e, s %.1e, r %.1e, risk %.1e", a, s, r, risk);
        }
    }
}
