package plateau.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plateau.hermite.HermiteBasis;

/** The options of {@code sweep}, in the groups in which its help shows them; read by {@link SweepReader}. */
final class SweepOptions {
    private SweepOptions() {}

    /** What is learned by what; every option that may be repeated makes the sweep longer. */
    static final class Problem {
        @Option(
                names = "--target",
                paramLabel = "EXPR",
                order = 1,
                description = "Target φ, a formula as for predict; repeat it for several targets.")
        @Nullable
        List<String> target;

        @Option(
                names = "--phi",
                paramLabel = "LIST",
                order = 2,
                description = "Target by its Hermite coefficients φ_0,φ_1,…; repeat it likewise, also beside --target.")
        @Nullable
        List<String> phi;

        @Option(
                names = "--activation",
                paramLabel = "EXPR",
                order = 3,
                description = "Activation σ, a formula or a name as for predict; repeat it for several.")
        @Nullable
        List<String> activation;

        @Option(
                names = "--sigma",
                paramLabel = "LIST",
                order = 4,
                description = "Activation by its Hermite coefficients σ_0,σ_1,…; repeat it likewise.")
        @Nullable
        List<String> sigma;

        @Option(
                names = "--degree",
                paramLabel = "K",
                order = 5,
                description = "Highest degree kept of all, 0 to " + HermiteBasis.MAX_DEGREE
                        + " (default: chosen for each pair so that what is cut off is small).")
        @Nullable
        String degree;

        @Option(
                names = "--set",
                paramLabel = "LIST",
                order = 6,
                description = "Values of parameters in the formulas, as for predict; the same for all.")
        @Nullable
        List<String> set;
    }

    /** Where the network starts. */
    static final class Start {
        static final String DEFAULT_LAW = "uniform:-1:1";

        @Option(
                names = "--init",
                paramLabel = "LAW",
                order = 11,
                description = "Law of a(0) as for predict; repeat it for several (default: " + DEFAULT_LAW + ").")
        @Nullable
        List<String> init;

        @Option(
                names = "--classes",
                paramLabel = "N",
                order = 12,
                description = "Classes of equal weight that stand for a continuous law (default: 20).")
        @Nullable
        String classes;

        @Option(
                names = "--dimension",
                paramLabel = "D",
                order = 13,
                description = "Finite input dimension: s(0) ~ N(0, 1/D) instead of s(0) = 0 (default: infinite).")
        @Nullable
        String dimension;
    }

    /** What is simulated, if it is not predicted; as for simulate. */
    static final class Simulation {
        @Option(
                names = "--model",
                paramLabel = "MODEL",
                order = 15,
                description =
                        "Simulate each cell instead, by network, overlap, overlap-classes or mean-field. Learning times of a"
                                + " flow are located to its tolerance, those of a network between its states at 60 times evenly spaced"
                                + " in log t.")
        @Nullable
        String model;

        @Option(
                names = "--training",
                paramLabel = "TRAINING",
                order = 16,
                description = "flow (default), or sgd for a network.")
        @Nullable
        String training;

        @Option(names = "--width", paramLabel = "M", order = 17, description = "Number of neurons, as for simulate.")
        @Nullable
        String width;

        @Option(
                names = "--seed",
                paramLabel = "LIST",
                order = 18,
                description = "Seeds of random directions and samples, each a cell of its own (default: 1).")
        @Nullable
        String seed;

        @Option(names = "--step", paramLabel = "ETA", order = 19, description = "Step of SGD, as for simulate.")
        @Nullable
        String step;

        @Option(names = "--batch", paramLabel = "B", order = 20, description = "Samples in each step (default: 1).")
        @Nullable
        String batch;
    }

    /** How the flow is integrated. */
    static final class Integration {
        static final String DEFAULT_EPSILON = "1e-2,1e-3,1e-4";

        @Option(
                names = "--epsilon",
                paramLabel = "LIST",
                order = 31,
                description =
                        "Ratios ε of the layers' time-scales; 1e-2:1e-6:20 stands for 20 values from 1e-2 to 1e-6, evenly"
                                + " spaced in log ε and rounded to 6 digits (default: " + DEFAULT_EPSILON + ").")
        @Nullable
        String epsilon;

        @Option(
                names = "--until",
                paramLabel = "T",
                order = 32,
                description =
                        "End time (default: when every learnable degree is learned, or proven late; of a simulation: 10).")
        @Nullable
        String until;

        @Option(
                names = "--rtol",
                paramLabel = "TOL",
                order = 33,
                description = "Relative tolerance, 1e-11 to 1e-2 (default: 1e-8; of a simulated flow: 1e-9).")
        @Nullable
        String rtol;

        @Option(
                names = "--reference",
                order = 34,
                description = "Stiff solve of the whole flow, instead of fast and slow system separately.")
        boolean reference;

        @Option(
                names = "--threads",
                paramLabel = "N",
                order = 35,
                description = "Cells computed side by side (default: one for each core). Results do not depend on it.")
        @Nullable
        String threads;
    }

    /** Where the result goes. */
    static final class Output {
        @Option(names = "--json", order = 41, description = "The result as one JSON document on standard output.")
        boolean json;

        @Option(
                names = "--out",
                paramLabel = "DIR",
                order = 42,
                description =
                        "Write sweep.csv (one row for each cell and degree), sweep.json and table.txt to DIR. Finished"
                                + " cells are kept there as they come (cells.jsonl): the same command goes on where an interrupted one"
                                + " ended.")
        @Nullable
        String out;
    }
}
