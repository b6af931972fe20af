package plateau.timescale;

import plateau.flow.*;

public final class ProtoMain {
    public static void main(String[] args) {
        for (double theta : new double[] {1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8})
            for (int pair : new int[] {8, 5}) {
                System.out.println("theta " + theta + " pair " + pair);
                for (MeanFieldGolden g : MeanFieldGolden.all()) {
                    FastSlowSolver f = new FastSlowSolver();
                    f.theta = theta;
                    f.rtol = Math.min(1e-7, theta * 0.01);
                    f.pair = pair;
                    f.trace = args.length > 0 && g.name().contains(args[0]);
                    double[][] t = f.solve(g.links(), g.classes(), g.epsilon(), g.times().get(g.times().size() - 1));
                    double worst = 0;
                    StringBuilder sb = new StringBuilder();
                    for (int k : g.learned().keySet()) {
                        for (int l = 0; l < 3; l++) {
                            var exp = g.learnedAt(k).get(l);
                            if (exp.isPresent() && exp.getAsDouble() > 0) {
                                double rel = Math.abs(t[k][l] / exp.getAsDouble() - 1);
                                worst = Math.max(worst, Double.isNaN(rel) ? 9 : rel);
                                if (l == 1) sb.append(String.format(" %d:%.1e", k, rel));
                            }
                        }
                    }
                    System.out.printf("%-28s worst %.2e evals %d segs %d/%d/%.0e/%.0e %s %s%n", g.name(), worst, f.evaluations, f.segments, f.refreshes, f.sumMismatch, f.maxSecond, f.why, sb);
                }
            }
    }
}
