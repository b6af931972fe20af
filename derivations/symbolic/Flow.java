// Mean-field flow of a wide two-layer network on a single-index target, with learning times.
//   target      phi(z) = c1*z + c3*He(3)
//   activation  sigma(z) = erf(w*z)
//   parameters  c1 = 1, c3 = -1/4, w = 1; assumed c1 > 0, w > 0
//   start       a(0) of law uniform:-1:1 in 20 classes of weight w, s(0) = 0
// Written by plateau 0.1.0-SNAPSHOT:
//   plateau derive --target 'c1 z + c3 He(3)' --activation 'erf(w z)' --assume 'w>0, c1>0' --degree 8 --default 'c1=1, c3=-1/4, w=1' --format all --out derivations/symbolic
// Convention: normalised probabilists' Hermite polynomials h_k = He_k/sqrt(k!), orthonormal under N(0,1).
//
//   e_k = phi_k - sigma_k*mean(a*s^k)
//   epsilon*a_dot = sum(sigma_k*e_k*s^k, k, 0, K)
//   s_dot = a*(1 - s^2)*sum(k*sigma_k*e_k*s^(k - 1), k, 1, K)
//   t_k: first t with e_k^2 <= phi_k^2/2
//
// Prints a line for each degree of the target: k t_k, or k never, or k >t if it is not learned until t.
// The one argument is epsilon (1e-4 if there is none).
// Needs hipparchus-core and hipparchus-ode on the class path. The integrator is explicit: its cost grows like 1/epsilon.

import java.util.Arrays;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketedUnivariateSolver;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.AdaptableInterval;
import org.hipparchus.ode.events.ODEEventDetector;
import org.hipparchus.ode.events.ODEEventHandler;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/** The flow of y = (a_1 ... a_N, s_1 ... s_N). */
public final class Flow implements OrdinaryDifferentialEquation {
    static final int K = 8;
    static final int N = 20;

    // The parameters of the links; other values inside what is assumed do as well.
    static final double p_c1 = 1.0;
    static final double p_c3 = -0.25;
    static final double p_w = 1.0;
    static final double[] phi = {
        0.0, // k = 0
        p_c1, // k = 1
        0.0, // k = 2
        Math.sqrt(6.0)*p_c3, // k = 3
        0.0, // k = 4
        0.0, // k = 5
        0.0, // k = 6
        0.0, // k = 7
        0.0, // k = 8
    };
    static final double[] sigma = {
        0.0, // k = 0
        2.0*p_w/(Math.sqrt(Math.PI)*Math.sqrt(1.0 + 2.0*(p_w*p_w))), // k = 1
        0.0, // k = 2
        -2.0*Math.sqrt(6.0)*Math.pow(p_w, 3.0)/(3.0*Math.sqrt(Math.PI)*Math.pow(1.0 + 2.0*(p_w*p_w), 3.0/2.0)), // k = 3
        0.0, // k = 4
        2.0*Math.sqrt(30.0)*Math.pow(p_w, 5.0)/(5.0*Math.sqrt(Math.PI)*Math.pow(1.0 + 2.0*(p_w*p_w), 5.0/2.0)), // k = 5
        0.0, // k = 6
        -4.0*Math.sqrt(35.0)*Math.pow(p_w, 7.0)/(7.0*Math.sqrt(Math.PI)*Math.pow(1.0 + 2.0*(p_w*p_w), 7.0/2.0)), // k = 7
        0.0, // k = 8
    };

    /** Degrees that are learned at d = infinity. */
    static final boolean[] learnable = {
        false, true, false, true,
        false, false, false, false,
        false,
    };

    /** The weights of the classes of neurons. */
    static final double[] w = {
        0.05, 0.05, 0.05, 0.05,
        0.05, 0.05, 0.05, 0.05,
        0.05, 0.05, 0.05, 0.05,
        0.05, 0.05, 0.05, 0.05,
        0.05, 0.05, 0.05, 0.05,
    };

    /** Where their second layer starts. */
    static final double[] aStart = {
        -0.95, -0.85, -0.75, -0.65,
        -0.55, -0.44999999999999996, -0.35, -0.25,
        -0.15000000000000002, -0.050000000000000044, 0.050000000000000044, 0.1499999999999999,
        0.25, 0.3500000000000001, 0.44999999999999996, 0.55,
        0.6499999999999999, 0.75, 0.8500000000000001, 0.95,
    };

    private final double epsilon;

    public Flow(double epsilon) {
        this.epsilon = epsilon;
    }

    @Override
    public int getDimension() {
        return 2 * N;
    }

    @Override
    public double[] computeDerivatives(double t, double[] y) {
        double[] a = Arrays.copyOf(y, N);
        double[] s = Arrays.copyOfRange(y, N, 2 * N);
        double[] e = residuals(a, s);
        double[] force = new double[K + 1];
        double[] slope = new double[K + 1];
        for (int k = 0; k <= K; k++) {
            force[k] = sigma[k]*e[k];
            slope[k] = k*sigma[k]*e[k];
        }
        double[] derivatives = new double[2 * N];
        for (int p = 0; p < N; p++) {
            derivatives[p] = polynomial(force, 0, s[p])/epsilon;
            derivatives[N + p] = a[p]*(1.0 - s[p]*s[p])*polynomial(slope, 1, s[p]);
        }
        return derivatives;
    }

    /** e_k for all degrees. */
    static double[] residuals(double[] a, double[] s) {
        double[] power = new double[N];
        Arrays.fill(power, 1);
        double[] e = new double[K + 1];
        for (int k = 0; k <= K; k++) {
            double mean = 0;
            for (int p = 0; p < N; p++) {
                mean += w[p] * (a[p]*power[p]);
                power[p] *= s[p];
            }
            e[k] = phi[k] - sigma[k]*mean;
        }
        return e;
    }

    /** The sum of c_k x^(k - lowest) over k from lowest on. */
    static double polynomial(double[] c, int lowest, double x) {
        double sum = 0;
        for (int k = K; k >= lowest; k--) {
            sum = sum * x + c[k];
        }
        return sum;
    }

    /** e_k^2 - phi_k^2/2: the degree k is learned where this falls to 0. */
    static double excess(int k, double[] y) {
        double e = residuals(Arrays.copyOf(y, N), Arrays.copyOfRange(y, N, 2 * N))[k];
        return e * e - phi[k] * phi[k] / 2;
    }

    /** The learning times by degree; NaN for degrees that are not learned before the end. */
    public static double[] learningTimes(double epsilon, double end) {
        double[] start = Arrays.copyOf(aStart, 2 * N);
        double[] times = new double[K + 1];
        Arrays.fill(times, Double.NaN);
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(1e-12 * epsilon, end, 1e-13, 1e-10);
        integrator.setInitialStepSize(1e-3 * epsilon);
        for (int k = 0; k <= K; k++) {
            if (learnable[k] && excess(k, start) <= 0) {
                times[k] = 0;
            } else if (learnable[k]) {
                integrator.addEventDetector(new Learned(k, times));
            }
        }
        if (!allLearned(times)) {
            integrator.integrate(new Flow(epsilon), new ODEState(0, start), end);
        }
        return times;
    }

    static boolean allLearned(double[] times) {
        for (int k = 0; k <= K; k++) {
            if (learnable[k] && Double.isNaN(times[k])) {
                return false;
            }
        }
        return true;
    }

    /** Notes when the degree k is learned, and ends the integration with the last one. */
    record Learned(int k, double[] times) implements ODEEventDetector {
        @Override
        public double g(ODEStateAndDerivative state) {
            return excess(k, state.getPrimaryState());
        }

        @Override
        public AdaptableInterval getMaxCheckInterval() {
            return AdaptableInterval.of(Double.POSITIVE_INFINITY);
        }

        @Override
        public int getMaxIterationCount() {
            return 100;
        }

        @Override
        public BracketedUnivariateSolver<UnivariateFunction> getSolver() {
            return new BracketingNthOrderBrentSolver(1e-14, 1e-18, 1e-18, 5);
        }

        @Override
        public ODEEventHandler getHandler() {
            return (state, detector, increasing) -> {
                if (!increasing && Double.isNaN(times[k])) {
                    times[k] = state.getTime();
                }
                return allLearned(times) ? Action.STOP : Action.CONTINUE;
            };
        }
    }

    public static void main(String[] arguments) {
        double epsilon = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 1e-4;
        double end = 1000;
        double[] times = learningTimes(epsilon, end);
        for (int k = 0; k <= K; k++) {
            if (phi[k] != 0) {
                String time = Double.isNaN(times[k]) ? ">" + end : String.format(java.util.Locale.ROOT, "%.11e", times[k]);
                System.out.println(k + " " + (learnable[k] ? time : "never"));
            }
        }
    }
}
