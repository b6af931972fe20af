package plateau.timescale;

import java.util.*;
import plateau.flow.*;

public final class ProtoEps {
    public static void main(String[] args) {
        double[] ones = {1, 1, 1, 1};
        LinkPair links = LinkPair.ofCoefficients(ones, ones);
        NeuronClasses cl = InitialLaw.parse("uniform:-1:1").classes(20);
        for (double theta : new double[] {1e-5, 1e-6}) for (int pair : new int[]{8,5})
        for (double eps : new double[] {1e-4, 1e-5, 1e-6, 1e-8, 1e-12, 1e-20, 1e-30}) {
            double best = 1e9, bestRef = 1e9;
            FastSlowSolver f = null;
            double[][] t = null;
            double end = 100;
            Run run = null;
            for (int r = 0; r < 200; r++) {
                long a = System.nanoTime();
                f = new FastSlowSolver();
                f.theta = theta; f.pair = pair;
                f.rtol = 0.01 * theta;
                
                
                t = f.solve(links, cl, eps, end);
                long b = System.nanoTime();
                if (r % 10 == 0) { run = new ReferenceSolver(links, cl, 1e-8).run(eps, List.of(), 2 * (Double.isNaN(t[3][2]) ? 1 : t[3][2]), 1, Progress.SILENT); }
                long c = System.nanoTime();
                best = Math.min(best, (b - a) * 1e-6);
                if (r % 10 == 0) bestRef = Math.min(bestRef, (c - b) * 1e-6);
            }
            StringBuilder sb = new StringBuilder();
            for (int k = 0; k < 4; k++) {
                var e = run.timesOf(k).get().t50();
                sb.append(String.format(" %.5g(%.1e)", t[k][1], e.isPresent() ? t[k][1] / e.getAsDouble() - 1 : 9));
            }
            System.out.printf("eps %.0e evals %d segs %d/%d %s  %.2f ms ref %.2f ms %d evals %s %s%n", eps, f.evaluations, f.segments, f.refreshes, f.why, best, bestRef, run.evaluations(), run.termination(), sb);
        }
    }
}
