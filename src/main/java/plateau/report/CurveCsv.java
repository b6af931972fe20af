package plateau.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plateau.timescale.DegreeTimes;
import plateau.timescale.Prediction;
import plateau.timescale.ResidualCurve;
import plateau.timescale.Run;

/**
 * Risk and residuals against time as comma-separated values: columns {@code t, risk, e_0, …, e_K}, one row for each sample.
 * With more than one run a first column {@code epsilon} tells them apart. Numbers are full-precision doubles.
 */
public final class CurveCsv {
    private CurveCsv() {}

    /** All runs of a prediction in one table. */
    public static String text(Prediction prediction) {
        boolean several = prediction.runs().size() != 1;
        StringBuilder text = new StringBuilder(header(prediction.links().degree(), several));
        for (Run run : prediction.runs()) {
            append(text, run.curve(), several ? number(run.epsilon()) + "," : "");
        }
        return text.toString();
    }

    /** One run alone, without the column {@code epsilon}. */
    public static String text(Run run) {
        StringBuilder text = new StringBuilder(header(run.curve().degree(), false));
        append(text, run.curve(), "");
        return text.toString();
    }

    private static String header(int degree, boolean several) {
        List<String> residuals =
                IntStream.rangeClosed(0, degree).mapToObj(k -> "e_" + k).toList();
        return (several ? "epsilon," : "") + "t,risk," + String.join(",", residuals) + "\n";
    }

    private static void append(StringBuilder text, ResidualCurve curve, String prefix) {
        for (int i = 0; i < curve.size(); i++) {
            int row = i;
            String residuals = IntStream.rangeClosed(0, curve.degree())
                    .mapToObj(k -> number(curve.residual(row, k)))
                    .collect(Collectors.joining(","));
            text.append(prefix)
                    .append(number(curve.time(i)))
                    .append(',')
                    .append(number(curve.risk(i)))
                    .append(',')
                    .append(residuals)
                    .append('\n');
        }
    }

    /** The learning times: columns {@code epsilon, degree, phi, sigma, t90, t50, t10}, empty where never. */
    public static String times(Prediction prediction) {
        StringBuilder text = new StringBuilder("epsilon,degree,phi,sigma,t90,t50,t10\n");
        for (Run run : prediction.runs()) {
            for (DegreeTimes times : run.times()) {
                int k = times.degree();
                text.append(Stream.of(
                                        run.epsilon(),
                                        prediction.links().phi(k),
                                        prediction.links().sigma(k),
                                        times.t90().orElse(Double.NaN),
                                        times.t50().orElse(Double.NaN),
                                        times.t10().orElse(Double.NaN))
                                .map(CurveCsv::number)
                                .collect(Collectors.joining(","))
                                .replaceFirst(",", "," + k + ","))
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** Nothing between two commas where a number is not finite. */
    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }
}
