package plateau.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plateau.timescale.PredictionRequest;

/** The options of {@code simulate} besides the problem, in the groups in which its help shows them; read by {@link SimulationReader}. */
final class SimulateOptions {
    private SimulateOptions() {}

    /** What is simulated. */
    static final class Model {
        @Option(
                names = "--model",
                paramLabel = "MODEL",
                order = 11,
                defaultValue = "overlap",
                description = "network: m neurons in weight space; overlap: the same as a flow of a, s, r, exact in d;"
                        + " overlap-classes: the same for equal neurons in classes, at d = ∞; mean-field: d = ∞, then"
                        + " m = ∞ (default: ${DEFAULT-VALUE}).")
        String model = "";

        @Option(
                names = "--training",
                paramLabel = "TRAINING",
                order = 12,
                defaultValue = "flow",
                description = "flow: gradient flow on the population; sgd: one-pass SGD, for the network only"
                        + " (default: ${DEFAULT-VALUE}).")
        String training = "";

        @Option(
                names = "--epsilon",
                paramLabel = "E",
                order = 13,
                defaultValue = "1e-2",
                description = "Ratio ε of the layers' time-scales, one value (default: ${DEFAULT-VALUE}).")
        String epsilon = "";
    }

    /** Where the network starts. */
    static final class Start {
        static final String DEFAULT_LAW = "uniform:-1:1";
        static final int DEFAULT_WIDTH = 20;
        static final int DEFAULT_CLASS_WIDTH = 1000;
        static final int DEFAULT_CLASSES = 20;

        @Option(
                names = "--init",
                paramLabel = "LAW",
                order = 21,
                description =
                        "Law of a(0), as for predict (default: " + DEFAULT_LAW + "). A continuous law is cut into cells"
                                + " of equal probability, one for each neuron, which starts at its cell's mean: no chance is"
                                + " involved. Atoms get neurons as near to their weights as the width allows, at least one each.")
        @Nullable
        String init;

        @Option(
                names = "--width",
                paramLabel = "M",
                order = 22,
                description = "Number of neurons m (default: " + DEFAULT_WIDTH + ", for overlap-classes "
                        + DEFAULT_CLASS_WIDTH + "; mean-field has none).")
        @Nullable
        String width;

        @Option(
                names = "--classes",
                paramLabel = "N",
                order = 23,
                description =
                        "Cells of a continuous law (default: one for each neuron; overlap-classes and mean-field: "
                                + DEFAULT_CLASSES + ").")
        @Nullable
        String classes;

        @Option(
                names = "--multiplicity",
                paramLabel = "LIST",
                order = 24,
                description = "For overlap-classes: neurons N_1,N_2,… of each class, instead of --width.")
        @Nullable
        String multiplicity;

        @Option(
                names = "--dimension",
                paramLabel = "D",
                order = 25,
                description =
                        "Input dimension d, with independent uniform directions at the start (mean-field: s(0) ~ N(0, 1/d))."
                                + " Without it the directions are orthonormal, as at d = ∞; SGD then has d = m + 1.")
        @Nullable
        String dimension;

        @Option(
                names = "--start",
                paramLabel = "FILE",
                order = 26,
                description =
                        "The start in full instead: JSON with a0 (m numbers), U0 (m unit rows of d), ustar (a unit vector).")
        @Nullable
        String start;

        @Option(
                names = "--seed",
                paramLabel = "LIST",
                order = 27,
                description =
                        "Seed of random directions and of SGD's samples (default: 1); several, as in 1,2,3, are run"
                                + " side by side.")
        @Nullable
        String seed;
    }

    /** How SGD trains. */
    static final class Sgd {
        @Option(
                names = "--step",
                paramLabel = "ETA",
                order = 31,
                description = "Step η of the first layer, η/ε of the second; t = η × steps (default: the smaller of"
                        + " 0.05/d and 0.05 ε/‖σ‖²).")
        @Nullable
        String step;

        @Option(names = "--batch", paramLabel = "B", order = 32, description = "Samples in each step (default: 1).")
        @Nullable
        String batch;

        @Option(
                names = "--label-noise",
                paramLabel = "TAU",
                order = 33,
                description =
                        "Standard deviation τ of noise on the labels (default: 0); the risk shown leaves τ²/2 out.")
        @Nullable
        String labelNoise;

        @Option(
                names = "--no-projection",
                order = 34,
                description = "Do not normalise rows after a step; the risk is then known from samples only.")
        boolean noProjection;

        @Option(
                names = "--precision",
                paramLabel = "P",
                order = 35,
                description = "double or float: digits of the first layer, the samples and their products (default:"
                        + " double). float is about twice as fast where the network is wide.")
        @Nullable
        String precision;

        @Option(
                names = "--held-out",
                paramLabel = "N",
                order = 35,
                description = "Also measure the risk on N fresh samples, with its standard error (default: 0).")
        @Nullable
        String heldOut;

        @Option(
                names = "--checkpoint",
                paramLabel = "DIR",
                order = 37,
                description =
                        "Keep checkpoints there, one folder for each seed; a run that finds its own goes on from it,"
                                + " to the same end bit for bit.")
        @Nullable
        String checkpoint;
    }

    /** When the state is shown, and how well a flow is integrated. */
    static final class Times {
        static final double DEFAULT_END = 10;

        @Option(
                names = "--until",
                paramLabel = "T",
                order = 41,
                description = "End time (default: 10), with states at 0 and at 60 times evenly spaced in log t.")
        @Nullable
        String until;

        @Option(
                names = "--times",
                paramLabel = "LIST",
                order = 42,
                description = "The times of the states instead, rising, the first ≥ 0, as in 0,0.5,1.")
        @Nullable
        String times;

        @Option(
                names = "--rtol",
                paramLabel = "TOL",
                order = 43,
                description = "Relative tolerance of a flow, 1e-12 to 1e-2 (default: 1e-9).")
        @Nullable
        String rtol;
    }

    /** Where the result goes. */
    static final class Output {
        @Option(names = "--json", order = 51, description = "The result as one JSON document on standard output.")
        boolean json;

        @Option(
                names = "--out",
                paramLabel = "DIR",
                order = 52,
                description = "Write report (HTML), table, JSON, order parameters (CSV) and figure (SVG, PNG) to DIR.")
        @Nullable
        String out;

        @Option(
                names = "--csv",
                paramLabel = "FILE",
                order = 53,
                description =
                        "Write the order parameters: columns t, risk, e_0 …, a_1 …, s_1 …, r_1_2 …, after a column"
                                + " seed if there are several.")
        @Nullable
        String csv;
    }

    /** The values of ε that a flow has been measured at. */
    static final double SMALLEST_EPSILON = PredictionRequest.SMALLEST_EPSILON;

    static final double LARGEST_EPSILON = PredictionRequest.LARGEST_EPSILON;
}
