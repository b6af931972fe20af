package plateau.validation;

import java.util.Arrays;
import plateau.flow.FlowRun;
import plateau.flow.NeuronClasses;
import plateau.flow.OrderParameters;
import plateau.flow.OverlapKernels;
import plateau.flow.OverlapStart;
import plateau.ode.DenseStep;
import plateau.ode.ExplicitIntegrator;
import plateau.ode.IntegrationResult;
import plateau.ode.StepMonitor;
import plateau.ode.VectorField;

/**
 * The overlap flow of theory.md §2 written down once more, as plainly as it stands there, with an error put in on purpose (or
 * none, as the control). Classes and mean field are the project's own.
 *
 * @param derivative what U′ is multiplied with, 1 if right
 * @param projection the sign in s_j − r_ij s_i, −1 if right
 * @param epsilon what ε is multiplied with, 1 if right
 */
record WrongDynamics(double derivative, double projection, double epsilon) implements ReducedDynamics {
    static final WrongDynamics NO_ERROR = new WrongDynamics(1, -1, 1);
    static final WrongDynamics DERIVATIVE = new WrongDynamics(1.05, -1, 1);
    static final WrongDynamics PROJECTION = new WrongDynamics(1, 1, 1);
    static final WrongDynamics EPSILON = new WrongDynamics(1, -1, 1.1);

    @Override
    public FlowRun meanField(Problem problem, NeuronClasses classes, double[] times, StepMonitor monitor) {
        return new PlateauDynamics().meanField(problem, classes, times, monitor);
    }

    @Override
    public FlowRun classes(Problem problem, double[] a0, int[] counts, double[] times, StepMonitor monitor) {
        return new PlateauDynamics().classes(problem, a0, counts, times, monitor);
    }

    @Override
    public FlowRun overlap(Problem problem, OverlapStart start, double[] times, StepMonitor monitor) {
        Flow flow = new Flow(OverlapKernels.of(problem.links()), start.width(), problem.epsilon() * epsilon);
        java.util.List<OrderParameters> states = new java.util.ArrayList<>();
        double[] y = new double[flow.dimension()];
        StepMonitor recording = (DenseStep step) -> {
            while (states.size() < times.length && times[states.size()] <= step.end()) {
                step.stateAt(times[states.size()], y);
                states.add(flow.state(times[states.size()], y));
            }
            return monitor.accepted(step);
        };
        IntegrationResult result = ExplicitIntegrator.defaults()
                .withTolerances(1e-10, 1e-12)
                .integrate(flow, 0, flow.initial(start), times[times.length - 1], recording);
        return new FlowRun(states, result.time(), result.statistics().evaluations(), result.termination());
    }

    /** State: a, s, r row by row. */
    private final class Flow implements VectorField {
        private final OverlapKernels kernels;
        private final int m;
        private final double eps;

        Flow(OverlapKernels kernels, int m, double eps) {
            this.kernels = kernels;
            this.m = m;
            this.eps = eps;
        }

        @Override
        public int dimension() {
            return 2 * m + m * m;
        }

        double[] initial(OverlapStart start) {
            double[] y = new double[dimension()];
            for (int i = 0; i < m; i++) {
                y[i] = start.a(i);
                y[m + i] = start.s(i);
                for (int j = 0; j < m; j++) {
                    y[2 * m + i * m + j] = start.r(i, j);
                }
            }
            return y;
        }

        @Override
        public void evaluate(double t, double[] y, double[] dydt) {
            for (int i = 0; i < m; i++) {
                double force = kernels.v(y[m + i]);
                double turn = kernels.vPrime(y[m + i]) * (1 - y[m + i] * y[m + i]);
                for (int j = 0; j < m; j++) {
                    double r = y[2 * m + i * m + j];
                    force -= y[j] * kernels.u(r) / m;
                    turn -= y[j] * slope(r) * (y[m + j] + projection * r * y[m + i]) / m;
                }
                dydt[i] = force / eps;
                dydt[m + i] = y[i] * turn;
                for (int j = 0; j < m; j++) {
                    dydt[2 * m + i * m + j] = i == j ? 0 : half(i, j, y) + half(j, i, y);
                }
            }
        }

        private double slope(double r) {
            return derivative * kernels.uPrime(Math.max(-1, Math.min(1, r)));
        }

        private double half(int i, int j, double[] y) {
            double r = y[2 * m + i * m + j];
            double sum = kernels.vPrime(y[m + i]) * (y[m + j] - y[m + i] * r);
            for (int l = 0; l < m; l++) {
                double ril = y[2 * m + i * m + l];
                sum -= y[l] * slope(ril) * (y[2 * m + j * m + l] + projection * ril * r) / m;
            }
            return y[i] * sum;
        }

        OrderParameters state(double t, double[] y) {
            double risk = 0.5 * kernels.targetNorm2();
            for (int i = 0; i < m; i++) {
                risk -= y[i] * kernels.v(y[m + i]) / m;
                for (int j = 0; j < m; j++) {
                    risk += 0.5 * y[i] * y[j] * kernels.u(y[2 * m + i * m + j]) / m / m;
                }
            }
            return OrderParameters.of(
                    t,
                    risk,
                    Arrays.copyOf(y, m),
                    Arrays.copyOfRange(y, m, 2 * m),
                    Arrays.copyOfRange(y, 2 * m, y.length));
        }
    }
}
