package plateau.timescale;

import plateau.flow.*;

public final class ProtoTrace {
    public static void main(String[] args) {
        for (MeanFieldGolden g : MeanFieldGolden.all()) {
            if (!g.name().contains(args[0])) continue;
            FastSlowSolver f = new FastSlowSolver();
            f.theta = Double.parseDouble(args[1]); if (args.length > 3) { double eps = Double.parseDouble(args[3]); f.trace = true; f.rtol = Double.parseDouble(args[2]); f.solve(g.links(), g.classes(), eps, 100); return; }
            f.rtol = Double.parseDouble(args[2]);
              
            f.trace = true;
            f.solve(g.links(), g.classes(), g.epsilon(), g.times().get(g.times().size() - 1));
            System.out.println(g.name() + " " + f.evaluations);
        }
    }
}
