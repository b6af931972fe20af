// Mean-field flow of a wide two-layer network on a single-index target, with learning times.
//   target      phi(z) = tanh(z)
//   activation  sigma(z) = relu(z + 1/2)
//   start       a(0) of law uniform:-1:1 in 20 classes of weight w, s(0) = 0
// Written by plateau 0.1.0-SNAPSHOT:
//   plateau derive --target 'tanh(z)' --activation 'relu(z + 1/2)' --format all --out derivations/tanh-relu
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
    static final int K = 20;
    static final int N = 20;

    static final double[] phi = {
        0.0, // k = 0
        0.6057055096021589, // k = 1, by quadrature
        0.0, // k = 2
        -0.1484371907872728, // k = 3, by quadrature
        0.0, // k = 4
        0.06254752375270368, // k = 5, by quadrature
        0.0, // k = 6
        -0.031445419287678626, // k = 7, by quadrature
        0.0, // k = 8
        0.01741993142243611, // k = 9, by quadrature
        0.0, // k = 10
        -0.010291840580021461, // k = 11, by quadrature
        0.0, // k = 12
        0.006373210098597441, // k = 13, by quadrature
        0.0, // k = 14
        -0.004092849332855689, // k = 15, by quadrature
        0.0, // k = 16
        0.0027064993767028176, // k = 17, by quadrature
        0.0, // k = 18
        -0.0018336300286257415, // k = 19, by quadrature
        0.0, // k = 20
    };
    static final double[] sigma = {
        0.6977965574013061, // k = 0: erf(1/(2*sqrt(2)))/4 + exp(-1/8)/sqrt(2*Pi) + 1/4
        0.6914624612740131, // k = 1: erf(1/(2*sqrt(2)))/2 + 1/2
        0.24894777997569387, // k = 2: exp(-1/8)/(2*sqrt(Pi))
        -0.07186503389156329, // k = 3: -exp(-1/8)/(4*sqrt(3*Pi))
        -0.05389877541867247, // k = 4: -exp(-1/8)*sqrt(3)/(16*sqrt(Pi))
        0.044191152771386986, // k = 5: 11*exp(-1/8)/(32*sqrt(15*Pi))
        0.020501093832438793, // k = 6: 5*exp(-1/8)*sqrt(10)/(384*sqrt(Pi))
        -0.031149714208491597, // k = 7: -67*exp(-1/8)/(128*sqrt(70*Pi))
        -0.00819132595834, // k = 8: -299*exp(-1/8)/(3072*sqrt(35*Pi))
        0.023391395141904026, // k = 9: 5123*exp(-1/8)/(18432*sqrt(35*Pi))
        0.0023455866716796695, // k = 10: 361*exp(-1/8)/(20480*sqrt(14*Pi))
        -0.018195866638054174, // k = 11: -33437*exp(-1/8)/(73728*sqrt(154*Pi))
        7.889330919936198e-4, // k = 12: 50221*exp(-1/8)/(1474560*sqrt(462*Pi))
        0.014458947322941604, // k = 13: 2212393*exp(-1/8)/(983040*sqrt(6006*Pi))
        -0.002575433836002609, // k = 14: -680531*exp(-1/8)*sqrt(429)/(2724986880*sqrt(Pi))
        -0.011640658807752226, // k = 15: -309737689*exp(-1/8)/(495452160*sqrt(715*Pi))
        0.0036162483614567524, // k = 16: 4665313*exp(-1/8)*sqrt(715)/(17175674880*sqrt(Pi))
        0.009442926080888819, // k = 17: 16575533939*exp(-1/8)/(7927234560*sqrt(12155*Pi))
        -0.004213766898575376, // k = 18: -62762132639*exp(-1/8)/(47563407360*sqrt(24310*Pi))
        -0.007686487192499397, // k = 19: -36965631091*exp(-1/8)/(3523215360*sqrt(461890*Pi))
        0.004534123969401144, // k = 20: 5265897058909*exp(-1/8)/(1902536294400*sqrt(92378*Pi))
    };

    /** Degrees that are learned at d = infinity. */
    static final boolean[] learnable = {
        false, true, false, true,
        false, true, false, true,
        false, true, false, true,
        false, true, false, true,
        false, true, false, true,
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
