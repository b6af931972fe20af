package plateau.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.Fraction;
import plateau.flow.LinkPair;
import plateau.ode.Termination;
import plateau.timescale.DegreeSummary;
import plateau.timescale.DegreeTimes;
import plateau.timescale.Learnability;
import plateau.timescale.LearningLaw;
import plateau.timescale.LocalSlope;
import plateau.timescale.Method;
import plateau.timescale.PlateauHeight;
import plateau.timescale.Prediction;
import plateau.timescale.ResidualCurve;
import plateau.timescale.Run;
import plateau.timescale.Warning;

/** Predictions to write reports from: a small mean-field flow (theory.md §3) by the classical Runge–Kutta method. */
final class SamplePrediction {
    private static final int CLASSES = 20;
    private static final double END = 1;

    private final double[] phi;
    private final double[] sigma;
    private final List<Run> runs = new ArrayList<>();

    private SamplePrediction(double[] phi, double[] sigma) {
        this.phi = phi;
        this.sigma = sigma;
    }

    /** Degrees 0…3, all coefficients 1, as in the golden case all-ones-4. */
    static Prediction allOnes(double... epsilons) {
        return of(new double[] {1, 1, 1, 1}, new double[] {1, 1, 1, 1}, epsilons);
    }

    /** Degree 2 cannot be learned. */
    static Prediction unreachableTwo(double... epsilons) {
        return of(new double[] {1, 1, 0.8, 1}, new double[] {1, 1, 0, 1}, epsilons);
    }

    static Prediction of(double[] phi, double[] sigma, double... epsilons) {
        SamplePrediction sample = new SamplePrediction(phi, sigma);
        for (double epsilon : epsilons) {
            sample.runs.add(sample.run(epsilon));
        }
        return sample.prediction(LinkPair.ofCoefficients(phi, sigma));
    }

    private Prediction prediction(LinkPair links) {
        List<DegreeSummary> degrees = IntStream.range(0, phi.length)
                .mapToObj(k -> new DegreeSummary(k, phi[k], sigma[k], learnability(k)))
                .toList();
        double floor = degrees.stream()
                .filter(d -> d.sigma() == 0)
                .mapToDouble(d -> 0.5 * d.phi() * d.phi())
                .sum();
        List<Warning> warnings = List.of(
                new Warning(
                        Warning.Topic.LAW_OF_A,
                        "The constants of the laws depend on the whole law of a(0) and on the number of classes"
                                + " (uniform:-1:1, 20 classes): blow-up happens first in the class with the largest |A|."),
                new Warning(
                        Warning.Topic.SLOW_CORRECTIONS,
                        "Local slopes approach the exponents slowly: t_3/ε^(1/6) still carries a correction of relative"
                                + " size ε^(1/12)."));
        return new Prediction(
                links,
                "uniform:-1:1",
                CLASSES,
                degrees,
                floor,
                laws(),
                plateaus(),
                runs,
                slopes(),
                List.of(),
                List.of(),
                warnings);
    }

    private Learnability learnability(int k) {
        return phi[k] == 0 ? Learnability.ABSENT : sigma[k] == 0 ? Learnability.UNREACHABLE : Learnability.LEARNABLE;
    }

    private List<LearningLaw> laws() {
        List<LearningLaw> laws = new ArrayList<>();
        laws.add(new LearningLaw(
                0, OptionalInt.empty(), Fraction.of(1), false, OptionalDouble.of(Math.log(2) / 2), "t₀"));
        laws.add(new LearningLaw(1, OptionalInt.of(0), Fraction.of(1, 2), true, OptionalDouble.of(0.25), "t₁"));
        for (int k = 2; k < phi.length; k++) {
            if (learnability(k) == Learnability.LEARNABLE) {
                int after = sigma[k - 1] == 0 ? k - 2 : k - 1;
                Fraction exponent = Fraction.of(after + 2 - k, 2 * (after + 1));
                laws.add(new LearningLaw(k, OptionalInt.of(after), exponent, false, OptionalDouble.empty(), "gap"));
            }
        }
        return laws;
    }

    private List<PlateauHeight> plateaus() {
        List<PlateauHeight> plateaus = new ArrayList<>();
        List<Integer> learned = new ArrayList<>();
        double height = 0.5
                * IntStream.range(0, phi.length)
                        .mapToDouble(k -> phi[k] * phi[k])
                        .sum();
        for (int k = 0; k < phi.length; k++) {
            if (learnability(k) == Learnability.LEARNABLE) {
                plateaus.add(new PlateauHeight(learned, k, height));
                learned.add(k);
                height -= 0.5 * phi[k] * phi[k];
            }
        }
        plateaus.add(new PlateauHeight(learned, -1, height));
        return plateaus;
    }

    private List<LocalSlope> slopes() {
        List<LocalSlope> slopes = new ArrayList<>();
        for (int i = 1; i < runs.size(); i++) {
            Run from = runs.get(i - 1);
            Run to = runs.get(i);
            for (DegreeTimes times : to.times()) {
                OptionalDouble before =
                        from.timesOf(times.degree()).orElseThrow().t50();
                if (before.isPresent() && times.t50().isPresent()) {
                    double slope = Math.log(before.getAsDouble() / times.t50().getAsDouble())
                            / Math.log(from.epsilon() / to.epsilon());
                    slopes.add(new LocalSlope(times.degree(), from.epsilon(), to.epsilon(), slope));
                }
            }
        }
        return slopes;
    }

    private Run run(double epsilon) {
        double[] y = new double[2 * CLASSES];
        for (int p = 0; p < CLASSES; p++) {
            y[p] = -1 + (2 * p + 1.0) / CLASSES;
        }
        List<Double> times = new ArrayList<>(List.of(0.0));
        List<double[]> rows = new ArrayList<>(List.of(residuals(y)));
        double largest = 0.2 * epsilon;
        double t = 0;
        double nextSample = epsilon * 1e-2;
        double h = epsilon * 2e-3;
        while (t < END) {
            y = step(y, epsilon, h);
            t += h;
            if (t >= nextSample) {
                times.add(t);
                rows.add(residuals(y));
                nextSample = t * 1.03;
            }
            h = Math.min(largest, 0.02 * t + epsilon * 2e-3);
        }
        double[][] residuals = rows.toArray(double[][]::new);
        ResidualCurve curve =
                ResidualCurve.of(times.stream().mapToDouble(x -> x).toArray(), residuals);
        return new Run(
                epsilon,
                Method.REFERENCE,
                degreeTimes(curve),
                curve.risk(curve.size() - 1),
                t,
                1234,
                Termination.GOAL_REACHED,
                curve,
                List.of());
    }

    private List<DegreeTimes> degreeTimes(ResidualCurve curve) {
        return IntStream.range(0, phi.length)
                .filter(k -> phi[k] != 0)
                .mapToObj(k ->
                        new DegreeTimes(k, crossing(curve, k, 0.9), crossing(curve, k, 0.5), crossing(curve, k, 0.1)))
                .toList();
    }

    private OptionalDouble crossing(ResidualCurve curve, int k, double level) {
        for (int i = 0; i < curve.size(); i++) {
            double share = Math.pow(curve.residual(i, k) / phi[k], 2);
            if (share <= level) {
                return OptionalDouble.of(i == 0 ? 0 : interpolate(curve, k, level, i));
            }
        }
        return OptionalDouble.empty();
    }

    private double interpolate(ResidualCurve curve, int k, double level, int i) {
        double before = Math.pow(curve.residual(i - 1, k) / phi[k], 2);
        double after = Math.pow(curve.residual(i, k) / phi[k], 2);
        return curve.time(i - 1) + (curve.time(i) - curve.time(i - 1)) * (before - level) / (before - after);
    }

    private double[] residuals(double[] y) {
        double[] e = phi.clone();
        for (int p = 0; p < CLASSES; p++) {
            double power = y[p];
            for (int k = 0; k < e.length; k++) {
                e[k] -= sigma[k] * power / CLASSES;
                power *= y[CLASSES + p];
            }
        }
        return e;
    }

    private double[] field(double[] y, double epsilon) {
        double[] e = residuals(y);
        double[] f = new double[y.length];
        for (int p = 0; p < CLASSES; p++) {
            double s = y[CLASSES + p];
            double power = 1;
            for (int k = 0; k < e.length; k++) {
                f[p] += sigma[k] * e[k] * power / epsilon;
                if (k + 1 < e.length) {
                    f[CLASSES + p] += y[p] * (1 - s * s) * (k + 1) * sigma[k + 1] * e[k + 1] * power;
                }
                power *= s;
            }
        }
        return f;
    }

    private double[] step(double[] y, double epsilon, double h) {
        double[] k1 = field(y, epsilon);
        double[] k2 = field(plus(y, h / 2, k1), epsilon);
        double[] k3 = field(plus(y, h / 2, k2), epsilon);
        double[] k4 = field(plus(y, h, k3), epsilon);
        double[] next = y.clone();
        for (int i = 0; i < y.length; i++) {
            next[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }
        return next;
    }

    private static double[] plus(double[] y, double h, double[] k) {
        double[] sum = y.clone();
        for (int i = 0; i < y.length; i++) {
            sum[i] += h * k[i];
        }
        return sum;
    }
}
