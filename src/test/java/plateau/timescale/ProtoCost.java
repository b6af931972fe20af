package plateau.timescale;

import plateau.flow.*;

public final class ProtoCost {
    public static void main(String[] args) {
        double[] ones = {1, 1, 1, 1};
        LinkPair links = LinkPair.ofCoefficients(ones, ones);
        NeuronClasses cl = InitialLaw.parse("uniform:-1:1").classes(20);
        SlowSystem sys = new SlowSystem(links, cl, 1e-5);
        double[] y = sys.initialState();
        for (int i = 0; i < 20; i++) { y[i] += 1; y[20 + i] = 0.1 * y[i]; }
        double[] d = new double[40];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 4; c++) {
                sys.lock(c == 0 ? LockedSet.NONE : c < 3 ? LockedSet.NONE.with(0) : LockedSet.NONE.with(0).with(1));
                sys.keepOrder(c == 1 ? 1 : c == 2 ? 2 : 3);
                int N = 200000;
                long t = System.nanoTime();
                for (int i = 0; i < N; i++) sys.evaluate(0, y, d);
                System.out.printf("case %d %.0f ns%n", c, (System.nanoTime() - t) / (double) N);
            }
            MeanFieldFlow f = MeanFieldFlow.of(links, cl, 1e-5);
            long t = System.nanoTime();
            for (int i = 0; i < 200000; i++) f.evaluate(0, y, d);
            System.out.printf("plain %.0f ns%n", (System.nanoTime() - t) / 2e5);
            double[] e = new double[4];
            t = System.nanoTime();
            for (int i = 0; i < 200000; i++) sys.residuals(y, e);
            System.out.printf("residuals %.0f ns%n", (System.nanoTime() - t) / 2e5);
        }
    }
}
