package plateau.timescale;

import plateau.flow.NeuronClasses;

/** The law that theory.md §4 quotes constants for: a(0) on the Gauss–Legendre nodes of (−1, 1), weights halved. */
final class GaussLegendreClasses {
    private GaussLegendreClasses() {}

    static NeuronClasses of(int n) {
        double[] a = new double[n];
        double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            double x = -Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 1;
            for (int newton = 0; newton < 10; newton++) {
                double[] pair = legendre(n, x);
                slope = n * (x * pair[0] - pair[1]) / (x * x - 1);
                x -= pair[0] / slope;
            }
            a[i] = x;
            w[i] = 1 / ((1 - x * x) * slope * slope);
        }
        return NeuronClasses.of(w, a, new double[n]);
    }

    /** P_n(x) and P_{n−1}(x). */
    private static double[] legendre(int n, double x) {
        double before = 1;
        double now = x;
        for (int j = 2; j <= n; j++) {
            double next = ((2 * j - 1) * x * now - (j - 1) * before) / j;
            before = now;
            now = next;
        }
        return new double[] {now, before};
    }
}
