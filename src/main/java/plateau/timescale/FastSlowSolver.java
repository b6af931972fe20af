package plateau.timescale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;
import plateau.ode.CrossingMonitor;
import plateau.ode.CrossingMonitor.Crossing;
import plateau.ode.DenseStep;
import plateau.ode.ExplicitIntegrator;
import plateau.ode.IntegrationResult;
import plateau.ode.StepMonitor;
import plateau.ode.Termination;

public final class FastSlowSolver {
    public double theta = 1e-5;
    public double rtol = 1e-8;
    public int pair = 8;
    public boolean trace = false;
    public long evaluations;
    public int segments;
    public int refreshes;
    public String why = "";
    public double sumMismatch;
    public double maxSecond;

    static double[] levels = {0.9, 0.5, 0.1};

    record Part(DenseStep whole, double end) implements DenseStep {
        @Override
        public double start() {
            return whole.start();
        }

        @Override
        public void stateAt(double t, double[] y) {
            whole.stateAt(t, y);
        }
    }

    public double[][] solve(LinkPair links, NeuronClasses classes, double epsilon, double end) {
        SlowSystem sys = new SlowSystem(links, classes, epsilon);
        int n = sys.classes();
        int modes = sys.degree() + 1;
        double[][] times = new double[modes][3];
        for (double[] row : times) {
            Arrays.fill(row, Double.NaN);
        }
        double[] y = sys.initialState();
        double t = 0;
        double h = 0;
        double[] atol = new double[2 * n];
        double largest = 1e-3;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(y[i]));
        }
        Arrays.fill(atol, 0, n, Math.max(1e-13, 1e-2 * rtol) * largest);
        Arrays.fill(atol, n, 2 * n, Math.max(1e-15, 1e-2 * rtol * Math.min(1, Math.sqrt(epsilon))));
        LockPolicy policy = new LockPolicy(sys, theta);
        while (t < end) {
            segments++;
            List<Crossing> crossings = new ArrayList<>();
            List<int[]> which = new ArrayList<>();
            for (int k = 0; k < modes; k++) {
                if (links.phi(k) != 0) {
                    for (int l = 0; l < 3; l++) {
                        if (Double.isNaN(times[k][l])) {
                            double ref = Math.abs(links.phi(k));
                            double rem = Math.sqrt(levels[l]);
                            crossings.add(new Crossing(k, v -> Math.abs(v) / ref - rem));
                            which.add(new int[] {k, l});
                        }
                    }
                }
            }
            if (crossings.isEmpty()) {
                break;
            }
            CrossingMonitor monitor =
                    CrossingMonitor.of(sys.residuals(), 2 * n, crossings).stoppingWhenAllFound();
            ExplicitIntegrator integrator = ExplicitIntegrator.defaults()
                    .withTolerances(rtol, atol)
                    .withOrder(pair)
                    .withMaximalSteps(20000);
            if (h > 0) {
                integrator = integrator.withInitialStep(Math.min(h, end - t));
            }
            double[] step = {0};
            StepMonitor both = s -> {
                step[0] = s.end() - s.start();
                LockPolicy.Action action = policy.decide(s);
                maxSecond = Math.max(maxSecond, policy.worstSecond);
                StepMonitor.Verdict v = monitor.accepted(
                        action == LockPolicy.Action.RELEASE ? new Part(s, policy.time) : s);
                return v != StepMonitor.Verdict.CONTINUE || action == LockPolicy.Action.GO_ON
                        ? v
                        : StepMonitor.Verdict.STOP;
            };
            IntegrationResult r = integrator.integrate(sys, 0, y, end - t, both);
            evaluations += r.statistics().evaluations();
            for (int j = 0; j < which.size(); j++) {
                if (monitor.time(j).isPresent()) {
                    times[which.get(j)[0]][which.get(j)[1]] = t + monitor.time(j).getAsDouble();
                }
            }
            double reached = policy.time;
            if (trace) {
                System.out.printf(
                        "  seg L=%s t=%.6g..%.6g steps=%d rej=%d evals=%d order %d -> %s %d m=%.2e e2=%.2e rate*h=%.2f%n",
                        sys.locked().sorted(),
                        t,
                        t + reached,
                        r.statistics().steps(),
                        r.statistics().rejections(),
                        r.statistics().evaluations(),
                        sys.order(),
                        policy.action,
                        policy.degree,
                        policy.mismatch,
                        policy.secondOrder,
                        policy.rate * step[0]);
            }
            t += reached;
            y = policy.state().clone();
            h = step[0];
            if (r.termination() != Termination.GOAL_REACHED || monitor.remaining() == 0) {
                why = r.termination().toString();
                break;
            }
            switch (policy.action) {
                case LOCK -> {
                    sys.lock(sys.locked().with(policy.degree));
                    sys.keepOrder(3);
                    sumMismatch += policy.mismatch;
                    project(sys, y, policy.sizes());
                }
                case REFRESH -> {
                    refreshes++;
                    sumMismatch += policy.mismatch;
                    project(sys, y, policy.sizes());
                }
                case RELEASE -> {
                    sys.lock(sys.locked().without(policy.degree));
                    sys.keepOrder(3);
                    h = Math.min(h, 0.3 / policy.rate);
                }
                case GO_ON -> {}
            }
        }
        return times;
    }

    private static void project(SlowSystem sys, double[] y, double[] sizes) {
        for (int pass = 0; pass < 3; pass++) {
            sys.forces(y, 3);
            sys.point().project(y, sizes);
        }
    }
}
