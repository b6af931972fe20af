package plateau.cli;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plateau.flow.InitialLaw;
import plateau.flow.InitialLawException;
import plateau.timescale.PredictionRequest;

/** The options of {@code predict}, in the groups in which its help shows them. */
final class PredictOptions {
    private static final int MOST_EPSILONS = 32;

    private PredictOptions() {}

    /** Where the network starts. */
    static final class Start {
        static final int DEFAULT_CLASSES = 20;

        @Option(
                names = "--init",
                paramLabel = "LAW",
                order = 11,
                defaultValue = "uniform:-1:1",
                description = "Law of a(0): uniform:-1:1, rademacher, normal:0:1, constant:0.5 or"
                        + " atoms:-0.5@0.3,0.2@0.5,1@0.2 (default: ${DEFAULT-VALUE}).")
        String init = "";

        @Option(
                names = "--classes",
                paramLabel = "N",
                order = 12,
                defaultValue = "" + DEFAULT_CLASSES,
                description = "Classes of equal weight that stand for a continuous law (default: ${DEFAULT-VALUE}).")
        String classes = "";

        @Option(
                names = "--dimension",
                paramLabel = "D",
                order = 13,
                description = "Finite input dimension: s(0) ~ N(0, 1/D) instead of s(0) = 0 (default: infinite).")
        @Nullable
        String dimension;

        InitialLaw law() {
            try {
                return InitialLaw.parse(init);
            } catch (InitialLawException e) {
                throw new BadRequestException("--init: " + e.getMessage());
            }
        }

        int classCount() {
            return Numbers.whole("--classes", classes, 1, PredictionRequest.MOST_CLASSES)
                    .orElseThrow();
        }

        OptionalDouble finiteDimension() {
            return Numbers.inRange("--dimension", dimension, 2, 1e300, "a dimension of at least 2");
        }
    }

    /** How the flow is integrated. */
    static final class Integration {
        @Option(
                names = "--epsilon",
                paramLabel = "LIST",
                order = 21,
                defaultValue = "1e-2,1e-3,1e-4",
                description =
                        "Ratios ε of the layers' time-scales (default: ${DEFAULT-VALUE}); several give local slopes.")
        String epsilon = "";

        @Option(
                names = "--until",
                paramLabel = "T",
                order = 22,
                description = "End time (default: when every learnable degree is learned, or proven late).")
        @Nullable
        String until;

        @Option(
                names = "--rtol",
                paramLabel = "TOL",
                order = 23,
                description = "Relative tolerance, 1e-11 to 1e-2 (default: 1e-8).")
        @Nullable
        String rtol;

        @Option(
                names = "--reference",
                order = 24,
                description = "Stiff solve of the whole flow, instead of fast and slow system separately.")
        boolean reference;

        @Option(
                names = "--check",
                order = 25,
                description = "Both: print the differences between the fast-slow and the stiff solve.")
        boolean check;

        List<Double> epsilons() {
            return Numbers.differentInRange(
                    "--epsilon",
                    epsilon,
                    MOST_EPSILONS,
                    PredictionRequest.SMALLEST_EPSILON,
                    PredictionRequest.LARGEST_EPSILON,
                    "values from 1e-30 to 10, as in 1e-2,1e-4");
        }

        OptionalDouble end() {
            return Numbers.inRange("--until", until, Double.MIN_NORMAL, 1e100, "a positive end time");
        }

        OptionalDouble tolerance() {
            return Numbers.inRange(
                    "--rtol",
                    rtol,
                    PredictionRequest.TIGHTEST_RTOL,
                    PredictionRequest.LOOSEST_RTOL,
                    "a tolerance from 1e-11 to 1e-2");
        }
    }

    /** Where the result goes. */
    static final class Output {
        @Option(names = "--json", order = 31, description = "The result as one JSON document on standard output.")
        boolean json;

        @Option(
                names = "--out",
                paramLabel = "DIR",
                order = 32,
                description = "Write report (HTML), tables (CSV, JSON) and figures (SVG, PNG) to DIR, made if missing.")
        @Nullable
        String out;

        @Option(
                names = "--csv",
                paramLabel = "FILE",
                order = 33,
                description =
                        "Write the curves: columns t, risk, e_0, …, e_K, after a column epsilon if there are several.")
        @Nullable
        String csv;
    }
}
