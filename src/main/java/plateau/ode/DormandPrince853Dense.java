package plateau.ode;

import java.util.Arrays;
import org.hipparchus.ode.EquationsMapper;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.nonstiff.interpolators.DormandPrince853StateInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * Hipparchus' dense output of order 7 of a Dormand–Prince 8(5,3) step, for many states of one step: with η = 1 − θ
 *
 * <pre>  y(θ) = y_0 + θ (c_0 + η (c_1 + θ (c_2 + η (c_3 + θ (c_4 + η (c_5 + θ c_6))))))</pre>
 *
 * The vectors c_0 … c_2 follow from the two ends, c_3 … c_6 = h Σ_i D_i K_i from the stages; they are computed at the first look into
 * the step, as are the last three stages, and no derivative is. Source of D: Hairer, Nørsett, Wanner, <i>Solving Ordinary Differential Equations I</i>, DOP853.
 */
final class DormandPrince853Dense extends DormandPrince853StateInterpolator {
    private static final long serialVersionUID = 1L;
    private static final int DEGREE = 7;
    /** The stages with weights; K_12 is the derivative at the end. */
    private static final int[] STAGES = {0, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    private static final double[][] D = {
        {
            -8.428938276109013,
            0.5667149535193777,
            -3.0689499459498917,
            2.38466765651207,
            2.1170345824450285,
            -0.871391583777973,
            2.2404374302607883,
            0.6315787787694688,
            -0.08899033645133331,
            18.148505520854727,
            -9.194632392478356,
            -4.436036387594894
        },
        {
            10.427508642579134,
            242.28349177525817,
            165.20045171727028,
            -374.5467547226902,
            -22.113666853125302,
            7.733432668472264,
            -30.674084731089398,
            -9.332130526430229,
            15.697238121770845,
            -31.139403219565178,
            -9.35292435884448,
            35.81684148639408
        },
        {
            19.985053242002433,
            -387.0373087493518,
            -189.17813819516758,
            527.8081592054236,
            -11.573902539959631,
            6.8812326946963,
            -1.0006050966910838,
            0.7777137798053443,
            -2.778205752353508,
            -60.19669523126412,
            84.32040550667716,
            11.99229113618279
        },
        {
            -25.69393346270375,
            -154.18974869023643,
            -231.5293791760455,
            357.6391179106141,
            93.4053241836243,
            -37.45832313645163,
            104.0996495089623,
            29.8402934266605,
            -43.53345659001114,
            96.32455395918828,
            -39.17726167561544,
            -149.72683625798564
        }
    };

    /** The stages of the tableau that only the dense output needs: nodes c and weights a, and the field. */
    record Extension(FieldEquations equations, double[] c, double[][] a) {}

    /** States and derivatives at the two ends; whoever asks Hipparchus gets a copy at every call. */
    private record Ends(double[] y0, double[] f0, double[] y1, double[] f1) {
        static Ends of(ODEStateAndDerivative from, ODEStateAndDerivative to) {
            return new Ends(
                    from.getPrimaryState(),
                    from.getPrimaryDerivative(),
                    to.getPrimaryState(),
                    to.getPrimaryDerivative());
        }
    }

    private static final double[][] NONE = {};

    private final transient Extension extension;
    private transient @Nullable Ends ends;
    private transient double[] coefficients = {};

    DormandPrince853Dense(
            Extension extension,
            boolean forward,
            double[][] stages,
            ODEStateAndDerivative globalPrevious,
            ODEStateAndDerivative globalCurrent,
            ODEStateAndDerivative softPrevious,
            ODEStateAndDerivative softCurrent,
            EquationsMapper mapper) {
        super(forward, NONE, globalPrevious, globalCurrent, softPrevious, softCurrent, mapper);
        this.extension = extension;
        // Not copied: an integrator makes new stages for every step, and to copy them is a third of what a solve
        // allocates.
        this.yDotK = stages.clone();
    }

    @Override
    protected DormandPrince853StateInterpolator create(
            boolean forward,
            double[][] stages,
            ODEStateAndDerivative globalPrevious,
            ODEStateAndDerivative globalCurrent,
            ODEStateAndDerivative softPrevious,
            ODEStateAndDerivative softCurrent,
            EquationsMapper mapper) {
        return new DormandPrince853Dense(
                extension, forward, stages, globalPrevious, globalCurrent, softPrevious, softCurrent, mapper);
    }

    @Override
    protected ODEStateAndDerivative computeInterpolatedStateAndDerivatives(
            EquationsMapper mapper, double time, double theta, double thetaH, double oneMinusThetaH) {
        // Hipparchus asks for the end of every step that it accepts
        if (time == getGlobalCurrentState().getTime()) {
            return getGlobalCurrentState();
        }
        completeStages();
        return super.computeInterpolatedStateAndDerivatives(mapper, time, theta, thetaH, oneMinusThetaH);
    }

    private Ends ends() {
        if (ends == null) {
            ends = Ends.of(getGlobalPreviousState(), getGlobalCurrentState());
        }
        return ends;
    }

    /** Computes the stages that the step itself did without. */
    private void completeStages() {
        int done = yDotK.length;
        if (done > STAGES[STAGES.length - 1]) {
            return;
        }
        ODEStateAndDerivative from = getGlobalPreviousState();
        double h = getGlobalCurrentState().getTime() - from.getTime();
        double[][] stages = Arrays.copyOf(yDotK, done + extension.c().length);
        for (int i = 0; i < extension.c().length; i++) {
            double[] y = ends().y0().clone();
            double[] weights = extension.a()[i];
            for (int l = 0; l < weights.length; l++) {
                double weight = h * weights[l];
                for (int k = 0; k < y.length && weight != 0; k++) {
                    y[k] += weight * stages[l][k];
                }
            }
            stages[done + i] = new double[y.length];
            extension.equations().evaluate(from.getTime() + extension.c()[i] * h, y, stages[done + i]);
        }
        yDotK = stages;
    }

    /** Writes the cubic through the two ends and their derivatives, for which no further stage is computed. */
    void sketchAt(double t, double[] y) {
        if (copyEnd(t, y)) {
            return;
        }
        double start = getGlobalPreviousState().getTime();
        double h = getGlobalCurrentState().getTime() - start;
        double theta = (t - start) / h;
        double eta = 1 - theta;
        double slope0 = h * theta * eta * eta;
        double slope1 = -h * theta * theta * eta;
        double share = theta * theta * (3 - 2 * theta);
        double[] y0 = ends().y0();
        double[] y1 = ends().y1();
        double[] f0 = ends().f0();
        double[] f1 = ends().f1();
        for (int k = 0; k < y.length; k++) {
            y[k] = y0[k] + share * (y1[k] - y0[k]) + slope0 * f0[k] + slope1 * f1[k];
        }
    }

    private boolean copyEnd(double t, double[] y) {
        boolean first = t == getGlobalPreviousState().getTime();
        if (!first && t != getGlobalCurrentState().getTime()) {
            return false;
        }
        System.arraycopy(first ? ends().y0() : ends().y1(), 0, y, 0, y.length);
        return true;
    }

    /** Writes the state at a time of the step. */
    void stateAt(double t, double[] y) {
        if (copyEnd(t, y)) {
            return;
        }
        if (coefficients.length == 0) {
            coefficients = expand();
        }
        double start = getGlobalPreviousState().getTime();
        double theta = (t - start) / (getGlobalCurrentState().getTime() - start);
        double eta = 1 - theta;
        double[] c = coefficients;
        for (int k = 0; k < y.length; k++) {
            int j = k * (DEGREE + 1);
            double inner = c[j + 4] + theta * (c[j + 5] + eta * (c[j + 6] + theta * c[j + 7]));
            y[k] = c[j] + theta * (c[j + 1] + eta * (c[j + 2] + theta * (c[j + 3] + eta * inner)));
        }
    }

    /** (y_0, c_0 … c_6) of each component in turn. */
    private double[] expand() {
        completeStages();
        double h = getGlobalCurrentState().getTime() - getGlobalPreviousState().getTime();
        double[] from = ends().y0();
        double[] to = ends().y1();
        double[] c = new double[(DEGREE + 1) * from.length];
        for (int k = 0; k < from.length; k++) {
            int j = k * (DEGREE + 1);
            c[j] = from[k];
            c[j + 1] = to[k] - from[k];
            c[j + 2] = h * yDotK[0][k] - c[j + 1];
            c[j + 3] = c[j + 1] - h * yDotK[12][k] - c[j + 2];
        }
        for (int i = 0; i < STAGES.length; i++) {
            double[] stage = yDotK[STAGES[i]];
            for (int k = 0; k < from.length; k++) {
                int j = k * (DEGREE + 1) + 4;
                double slope = h * stage[k];
                c[j] += D[0][i] * slope;
                c[j + 1] += D[1][i] * slope;
                c[j + 2] += D[2][i] * slope;
                c[j + 3] += D[3][i] * slope;
            }
        }
        return c;
    }
}
