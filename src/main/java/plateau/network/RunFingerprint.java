package plateau.network;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import plateau.blas.Blas;
import plateau.blas.Team;

/** Everything that the numbers of an SGD run depend on, as words and values: a checkpoint continues only the run it is of. */
final class RunFingerprint {
    private static final int LISTED_TIMES = 6;
    private static final int PROBES = 65;
    private static final double PROBE_DISTANCE = 0.17;

    private RunFingerprint() {}

    /** The values by name, in a fixed order. */
    static Map<String, String> of(
            NetworkProblem problem, NetworkStart start, SgdSettings settings, double[] times, Blas blas) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("target", problem.phi().name());
        values.put("activation", problem.sigma().name());
        values.put("digest of the links' values", digest(probes(problem)));
        values.put("epsilon", Double.toString(problem.epsilon()));
        values.put("step", Double.toString(settings.step()));
        values.put("batch", Integer.toString(settings.batch()));
        values.put("label noise", Double.toString(settings.labelNoise()));
        values.put("projection", settings.projected() ? "on" : "off");
        values.put("seed", Long.toString(settings.seed()));
        values.put("number of held-out samples", Integer.toString(settings.heldOut()));
        values.put("precision", settings.precision().word());
        values.put("width", Integer.toString(start.width()));
        values.put("dimension", Integer.toString(start.dimension()));
        values.put("digest of the initial weights", digest(start.a(), start.u(), start.ustar()));
        values.put("list of times", times.length <= LISTED_TIMES ? Arrays.toString(times) : summary(times));
        values.put("number of processors", Integer.toString(Team.processors()));
        values.put("matrix library", blas.name());
        return values;
    }

    /** Two functions may have one name, and the same one may be computed otherwise elsewhere. */
    private static double[] probes(NetworkProblem problem) {
        double[] values = new double[3 * PROBES];
        for (int i = 0; i < PROBES; i++) {
            double z = (i - PROBES / 2) * PROBE_DISTANCE;
            values[3 * i] = problem.phi().value(z);
            values[3 * i + 1] = problem.sigma().value(z);
            values[3 * i + 2] = problem.sigma().derivative(z);
        }
        return values;
    }

    private static String summary(double[] times) {
        return times.length + " times from " + times[0] + " to " + times[times.length - 1] + " (digest " + digest(times)
                + ")";
    }

    private static String digest(double[]... arrays) {
        DoubleDigest digest = new DoubleDigest();
        for (double[] array : arrays) {
            digest.update(array);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }
}
