package plateau.link;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * The elementary link functions: plain Java, without a symbolic engine, accurate to a few units in the last place also for
 * large |z|.
 *
 * <p>Each method returns a shared immutable function. Values at a jump: {@code step(0) = 1}, {@code sign(0) = 0}; a
 * derivative at a kink is the right-hand one, but 0 for relu. A value at NaN is NaN.
 */
public final class StandardLinks {
    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);
    private static final double ONE_OVER_SQRT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);

    private static final LinkFunction IDENTITY = smooth("identity", z -> z, z -> 1);
    private static final LinkFunction RELU = new Rectifier();
    private static final LinkFunction ELU = kinked("elu", z -> z > 0 ? z : Math.expm1(z), z -> z > 0 ? 1 : Math.exp(z));
    private static final LinkFunction GELU =
            smooth("gelu", z -> timesWeight(z, normalCdf(z)), z -> normalCdf(z) + timesWeight(z, normalDensity(z)));
    private static final LinkFunction SWISH = smooth(
            "swish", z -> timesWeight(z, logistic(z)), z -> logistic(z) + timesWeight(z, logistic(z) * logistic(-z)));
    private static final LinkFunction SOFTPLUS =
            smooth("softplus", StandardLinks::logOnePlusExp, StandardLinks::logistic);
    private static final LinkFunction SIGMOID =
            smooth("sigmoid", StandardLinks::logistic, z -> logistic(z) * logistic(-z));
    private static final LinkFunction TANH = smooth("tanh", Math::tanh, z -> 4 * logistic(2 * z) * logistic(-2 * z));
    private static final LinkFunction ERF = smooth("erf", Erf::value, z -> TWO_OVER_SQRT_PI * Math.exp(-z * z));
    private static final LinkFunction STEP = kinked("step", z -> z >= 0 ? 1 : z < 0 ? 0 : z, z -> 0);
    private static final LinkFunction ABS = kinked("abs", Math::abs, z -> z >= 0 ? 1 : -1);
    private static final LinkFunction SIGN = kinked("sign", Math::signum, z -> 0);
    private static final LinkFunction SIN = smooth("sin", Math::sin, Math::cos);
    private static final LinkFunction COS = smooth("cos", Math::cos, z -> -Math.sin(z));
    private static final LinkFunction EXP = smooth("exp", Math::exp, Math::exp);
    private static final LinkFunction GAUSSIAN =
            smooth("gaussian", z -> Math.exp(-0.5 * z * z), z -> -timesWeight(z, Math.exp(-0.5 * z * z)));

    private StandardLinks() {}

    /** z. */
    public static LinkFunction identity() {
        return IDENTITY;
    }

    /** max(z, 0). */
    public static LinkFunction relu() {
        return RELU;
    }

    /**
     * z for z > 0, else slope · z.
     *
     * @param slope the slope on the negative half-line, any finite number (1 gives the identity)
     * @throws IllegalArgumentException if the slope is not finite
     */
    public static LinkFunction leakyRelu(double slope) {
        if (!Double.isFinite(slope)) {
            throw new IllegalArgumentException(
                    "the slope of leaky-relu is " + slope + "; give a finite number such as 0.1");
        }
        return kinked("leaky-relu(" + slope + ")", z -> z > 0 ? z : slope * z, z -> z > 0 ? 1 : slope);
    }

    /** z for z > 0, else e^z − 1; its second derivative jumps at 0. */
    public static LinkFunction elu() {
        return ELU;
    }

    /** z Φ(z), Φ the distribution function of N(0,1). */
    public static LinkFunction gelu() {
        return GELU;
    }

    /** z/(1 + e^{−z}). */
    public static LinkFunction swish() {
        return SWISH;
    }

    /** log(1 + e^z). */
    public static LinkFunction softplus() {
        return SOFTPLUS;
    }

    /** 1/(1 + e^{−z}). */
    public static LinkFunction sigmoid() {
        return SIGMOID;
    }

    /** The hyperbolic tangent. */
    public static LinkFunction tanh() {
        return TANH;
    }

    /** The error function (2/√π) ∫₀^z e^{−t²} dt. */
    public static LinkFunction erf() {
        return ERF;
    }

    /** 1 for z ≥ 0, else 0. */
    public static LinkFunction step() {
        return STEP;
    }

    /** |z|. */
    public static LinkFunction abs() {
        return ABS;
    }

    /** −1, 0 or 1. */
    public static LinkFunction sign() {
        return SIGN;
    }

    /** The sine. */
    public static LinkFunction sin() {
        return SIN;
    }

    /** The cosine. */
    public static LinkFunction cos() {
        return COS;
    }

    /** e^z. */
    public static LinkFunction exp() {
        return EXP;
    }

    /** The bump e^{−z²/2}. */
    public static LinkFunction gaussian() {
        return GAUSSIAN;
    }

    /**
     * Every function without a parameter, by name.
     *
     * @return a fresh map in a fixed order
     */
    public static Map<String, LinkFunction> byName() {
        Map<String, LinkFunction> links = new LinkedHashMap<>();
        for (LinkFunction link : new LinkFunction[] {
            RELU, ELU, GELU, SWISH, SOFTPLUS, SIGMOID, TANH, ERF, STEP, ABS, SIGN, SIN, COS, EXP, GAUSSIAN, IDENTITY
        }) {
            links.put(link.name(), link);
        }
        return links;
    }

    /** 1/(1 + e^{−z}) without loss of digits in either tail. */
    private static double logistic(double z) {
        if (z >= 0) {
            return 1 / (1 + Math.exp(-z));
        }
        double e = Math.exp(z);
        return e / (1 + e);
    }

    private static double logOnePlusExp(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }

    /** Φ(z) = erfc(−z/√2)/2, which keeps its digits in the left tail. */
    private static double normalCdf(double z) {
        return 0.5 * Erfc.value(-z * SQRT_HALF);
    }

    private static double normalDensity(double z) {
        return ONE_OVER_SQRT_TWO_PI * Math.exp(-0.5 * z * z);
    }

    /** z · weight, where a weight that has decayed to 0 wins over an infinite z. */
    private static double timesWeight(double z, double weight) {
        return weight == 0 ? 0 : z * weight;
    }

    private static LinkFunction smooth(String name, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        return new Elementary(name, value, derivative, false);
    }

    private static LinkFunction kinked(String name, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        return new Elementary(name, value, derivative, true);
    }

    /** max(z, 0), many at once without a branch on signs that are as random as the data. */
    private static final class Rectifier implements LinkFunction {
        private static final double HUGE = 0x1p1023;

        @Override
        public String name() {
            return "relu";
        }

        @Override
        public double value(double z) {
            return z <= 0 ? 0 : z;
        }

        @Override
        public double derivative(double z) {
            return z > 0 ? 1 : 0;
        }

        /** Even the smallest positive number times {@link #HUGE}² is above 1. */
        @Override
        public void evaluate(double[] z, int from, int to, double[] values, double[] slopes) {
            for (int k = from; k < to; k++) {
                double positive = Math.max(z[k], 0.0);
                values[k] = positive;
                slopes[k] = Math.min(positive * HUGE * HUGE, 1);
            }
        }

        @Override
        public double[] kinks() {
            return new double[] {0};
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** A named function that is smooth but, if {@code kinkAtZero}, for 0. */
    private record Elementary(String name, DoubleUnaryOperator function, DoubleUnaryOperator slope, boolean kinkAtZero)
            implements LinkFunction {
        Elementary {
            Objects.requireNonNull(name);
        }

        @Override
        public double value(double z) {
            return function.applyAsDouble(z);
        }

        @Override
        public double derivative(double z) {
            return slope.applyAsDouble(z);
        }

        @Override
        public double[] kinks() {
            return kinkAtZero ? new double[] {0} : new double[0];
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
