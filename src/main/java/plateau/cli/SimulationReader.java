package plateau.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;
import plateau.flow.InitialLaw;
import plateau.flow.InitialLawException;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;
import plateau.flow.NeuronCounts;
import plateau.network.NetworkException;
import plateau.network.NetworkStart;
import plateau.network.SgdSettings;
import plateau.timescale.PredictionRequest;

/** Reads the options of {@code simulate}, cheap checks first, and refuses what contradicts itself. */
final class SimulationReader {
    private static final int LARGEST_WIDTH = 100_000_000;
    private static final int MOST_SEEDS = 1000;

    private final Supplier<LinkPair> problem;
    private final SimulateOptions.Model modelOptions;
    private final SimulateOptions.Start start;
    private final SimulateOptions.Sgd sgdOptions;
    private final SimulateOptions.Times timeOptions;

    private final SimulationModel model;
    private final boolean sgd;
    private final double epsilon;

    SimulationReader(
            Supplier<LinkPair> problem,
            SimulateOptions.Model modelOptions,
            SimulateOptions.Start start,
            SimulateOptions.Sgd sgdOptions,
            SimulateOptions.Times timeOptions) {
        this.problem = problem;
        this.modelOptions = modelOptions;
        this.start = start;
        this.sgdOptions = sgdOptions;
        this.timeOptions = timeOptions;
        this.model = SimulationModel.parse(modelOptions.model);
        this.sgd = training();
        this.epsilon = epsilon();
    }

    private boolean training() {
        String training = modelOptions.training.strip();
        if (!training.equals("flow") && !training.equals("sgd")) {
            throw new BadRequestException("--training", modelOptions.training, "give flow or sgd");
        }
        boolean stochastic = training.equals("sgd");
        if (stochastic && model != SimulationModel.NETWORK) {
            throw new BadRequestException("--training sgd: only a network in weight space is trained so, not --model "
                    + model.word() + ", give --model network or --training flow");
        }
        return stochastic;
    }

    private double epsilon() {
        List<Double> values = Numbers.list("--epsilon", modelOptions.epsilon, 32);
        if (values.size() != 1) {
            throw new BadRequestException("--epsilon", modelOptions.epsilon, "give one value; run once for each");
        }
        return Numbers.inRange(
                        "--epsilon",
                        modelOptions.epsilon,
                        SimulateOptions.SMALLEST_EPSILON,
                        SimulateOptions.LARGEST_EPSILON,
                        "a value from 1e-30 to 10, as in 1e-2")
                .orElseThrow();
    }

    /** The whole request; expanding the links is the first that can take time. */
    SimulationRequest request() {
        refuseStray();
        List<Long> seeds = seeds();
        TimesReader timesReader = new TimesReader(timeOptions, epsilon);
        double[] times = timesReader.times();
        double rtol = Numbers.inRange("--rtol", timeOptions.rtol, 1e-12, 1e-2, "a tolerance from 1e-12 to 1e-2")
                .orElse(1e-9);
        SgdReader steps = new SgdReader(sgdOptions);
        Path checkpoint = Destinations.path("--checkpoint", sgdOptions.checkpoint);
        OptionalDouble dimension = dimension();
        NetworkStart given = start.start == null ? null : StartFile.read(start.start);
        Neurons neurons = given == null ? drawn(dimension) : given(given, dimension);
        OptionalDouble d = given == null ? dimension : OptionalDouble.of(given.dimension());
        boolean random = sgd || d.isPresent() && given == null && model.ofNeurons();
        requireRandom(seeds, random);
        SimulationMemory.require(
                model, sgd, neurons.classes.count(), d, times.length, random ? seeds.size() : 1, start.start != null);
        LinkPair links = problem.get();
        if (model == SimulationModel.NETWORK) {
            requireContinuous(links);
        }
        SgdSettings settings = sgd
                ? steps.settings(
                        links, epsilon, d.orElse(neurons.classes.count() + 1.0), times[times.length - 1], seeds.get(0))
                : null;
        return new SimulationRequest(
                links,
                model,
                epsilon,
                neurons.classes,
                neurons.counts,
                neurons.words,
                d,
                given,
                seeds,
                random,
                settings,
                Arrays.stream(settings == null ? times : timesReader.onSteps(times, settings.step()))
                        .boxed()
                        .toList(),
                rtol,
                checkpoint);
    }

    private void requireContinuous(LinkPair links) {
        try {
            NetworkSimulation.problem(links, epsilon);
        } catch (NetworkException e) {
            throw new BadRequestException("--activation: " + e.getMessage());
        }
    }

    /** Options that would be ignored are refused: they are a misunderstanding. */
    private void refuseStray() {
        if (!sgd) {
            stray("--step", sgdOptions.step != null, "SGD", "--training sgd");
            stray("--batch", sgdOptions.batch != null, "SGD", "--training sgd");
            stray("--label-noise", sgdOptions.labelNoise != null, "SGD", "--training sgd");
            stray("--no-projection", sgdOptions.noProjection, "SGD", "--training sgd");
            stray("--precision", sgdOptions.precision != null, "SGD", "--training sgd");
            stray("--held-out", sgdOptions.heldOut != null, "SGD", "--training sgd");
            stray("--checkpoint", sgdOptions.checkpoint != null, "SGD", "--training sgd");
        } else {
            stray("--rtol", timeOptions.rtol != null, "a flow", "--training flow");
        }
        if (model != SimulationModel.OVERLAP_CLASSES) {
            stray("--multiplicity", start.multiplicity != null, "classes of neurons", "--model overlap-classes");
        } else if (start.dimension != null) {
            throw new BadRequestException(
                    "--dimension",
                    start.dimension,
                    "classes exist only at d = ∞, leave it out or give --model overlap");
        }
        if (model == SimulationModel.MEAN_FIELD && start.width != null) {
            throw new BadRequestException(
                    "--width",
                    start.width,
                    "the mean field has infinitely many neurons, give --classes or another --model");
        }
        refuseBesideStart();
    }

    private void stray(String option, boolean given, String belongsTo, String remedy) {
        if (given) {
            throw new BadRequestException(option + " belongs to " + belongsTo + ", which --model " + model.word()
                    + " --training " + (sgd ? "sgd" : "flow") + " has not: leave it out or give " + remedy);
        }
    }

    private void refuseBesideStart() {
        if (start.start == null) {
            return;
        }
        if (!model.ofNeurons()) {
            throw new BadRequestException(
                    "--start",
                    start.start,
                    "it gives every neuron a direction, which --model " + model.word()
                            + " does not know, give --model network or overlap");
        }
        if (start.init != null || start.classes != null) {
            throw new BadRequestException((start.init != null ? "--init" : "--classes")
                    + " and --start both say where a starts: give one of them");
        }
    }

    private List<Long> seeds() {
        if (start.seed == null) {
            return List.of(1L);
        }
        List<Long> seeds = new ArrayList<>();
        for (String part : start.seed.split(",", -1)) {
            if (!part.strip().matches("\\d{1,18}")) {
                throw new BadRequestException(
                        "--seed", part.strip(), "give whole numbers from 0 to 10^18, as in 1,2,3");
            }
            seeds.add(Long.parseLong(part.strip()));
        }
        if (seeds.size() > MOST_SEEDS) {
            throw new BadRequestException("--seed", start.seed, "give at most " + MOST_SEEDS + " seeds");
        }
        if (new HashSet<>(seeds).size() < seeds.size()) {
            throw new BadRequestException("--seed", start.seed, "a seed is there twice, give each once");
        }
        return seeds;
    }

    private void requireRandom(List<Long> seeds, boolean random) {
        if (!random && seeds.size() > 1) {
            throw new BadRequestException(
                    "--seed",
                    String.valueOf(start.seed),
                    "nothing is random in a flow from this start, give one seed or none"
                            + (model.ofNeurons() && start.start == null
                                    ? ", or --dimension D for random directions"
                                    : ""));
        }
    }

    private OptionalDouble dimension() {
        if (!model.ofNeurons()) {
            return Numbers.inRange("--dimension", start.dimension, 2, 1e300, "a dimension of at least 2");
        }
        OptionalDouble d = Numbers.inRange(
                "--dimension", start.dimension, 1, Integer.MAX_VALUE - 8, "a whole number from 1 to 2147483639");
        if (d.isPresent() && d.getAsDouble() != Math.rint(d.getAsDouble())) {
            throw new BadRequestException("--dimension", String.valueOf(start.dimension), "give a whole number");
        }
        return d;
    }

    /** What the index runs over, the neurons of each class if they are classes, and both in words. */
    private record Neurons(NeuronClasses classes, List<Integer> counts, String words) {}

    private Neurons given(NetworkStart given, OptionalDouble dimension) {
        OptionalInt width = Numbers.whole("--width", start.width, 1, LARGEST_WIDTH);
        if (width.isPresent() && width.getAsInt() != given.width()) {
            throw new BadRequestException(
                    "--width",
                    String.valueOf(start.width),
                    "the file of --start has " + given.width() + " neurons, leave it out");
        }
        if (dimension.isPresent() && dimension.getAsDouble() != given.dimension()) {
            throw new BadRequestException(
                    "--dimension",
                    String.valueOf(start.dimension),
                    "the file of --start has d = " + given.dimension() + ", leave it out");
        }
        return new Neurons(NeuronClasses.equallyWeighted(given.a()), List.of(), "given by " + start.start);
    }

    private Neurons drawn(OptionalDouble dimension) {
        InitialLaw law = law();
        return switch (model) {
            case NETWORK, OVERLAP -> neurons(law, dimension);
            case OVERLAP_CLASSES -> classes(law);
            case MEAN_FIELD -> meanField(law, dimension);
        };
    }

    private InitialLaw law() {
        try {
            return InitialLaw.parse(start.init == null ? SimulateOptions.Start.DEFAULT_LAW : start.init);
        } catch (InitialLawException e) {
            throw new BadRequestException("--init: " + e.getMessage());
        }
    }

    private OptionalInt classCount() {
        return Numbers.whole("--classes", start.classes, 1, PredictionRequest.MOST_CLASSES);
    }

    private Neurons neurons(InitialLaw law, OptionalDouble dimension) {
        OptionalInt cells = classCount();
        int width = Numbers.whole("--width", start.width, 1, LARGEST_WIDTH).orElse(SimulateOptions.Start.DEFAULT_WIDTH);
        SimulationMemory.require(model, sgd, width, dimension, 2, 1, false);
        NeuronClasses classes = law.classes(cells.orElse(width));
        double[] a = NeuronCounts.starts(classes, split(classes, law, width));
        String directions = dimension.isPresent() ? "independent uniform directions" : "orthonormal directions";
        return new Neurons(
                NeuronClasses.equallyWeighted(a),
                List.of(),
                law.text() + " on " + width + (width == 1 ? " neuron, " : " neurons, ") + directions);
    }

    private int[] split(NeuronClasses classes, InitialLaw law, int width) {
        if (width < classes.count()) {
            throw new BadRequestException(
                    "--width",
                    String.valueOf(width),
                    law.text() + " has " + classes.count() + (law.atomic() ? " atoms" : " classes")
                            + ", give at least as many neurons");
        }
        return NeuronCounts.of(classes, width);
    }

    private Neurons classes(InitialLaw law) {
        OptionalInt cells = classCount();
        OptionalInt width = Numbers.whole("--width", start.width, 1, LARGEST_WIDTH);
        int[] counts = multiplicity();
        if (counts.length > 0
                && width.isPresent()
                && width.getAsInt() != Arrays.stream(counts).sum()) {
            throw new BadRequestException(
                    "--width",
                    String.valueOf(start.width),
                    "--multiplicity has " + Arrays.stream(counts).sum() + " neurons in all, leave one of them out");
        }
        int defaultCells = counts.length > 0 ? counts.length : SimulateOptions.Start.DEFAULT_CLASSES;
        int wanted = cells.orElse(defaultCells);
        SimulationMemory.require(model, sgd, wanted, OptionalDouble.empty(), 2, 1, false);
        NeuronClasses classes = law.classes(wanted);
        if (counts.length > 0 && counts.length != classes.count()) {
            throw new BadRequestException(
                    "--multiplicity",
                    String.valueOf(start.multiplicity),
                    law.text() + " has " + classes.count() + (law.atomic() ? " atoms" : " classes")
                            + ", give as many numbers");
        }
        if (counts.length == 0) {
            counts = split(
                    classes, law, width.orElse(Math.max(classes.count(), SimulateOptions.Start.DEFAULT_CLASS_WIDTH)));
        }
        return new Neurons(
                weighted(classes, counts),
                Arrays.stream(counts).boxed().toList(),
                law.text() + " in " + classes.count() + " classes, orthonormal directions");
    }

    /** The classes with the weights N_p/m that they really have. */
    private static NeuronClasses weighted(NeuronClasses classes, int[] counts) {
        double width = Arrays.stream(counts).asLongStream().sum();
        double[] weights = Arrays.stream(counts).mapToDouble(n -> n / width).toArray();
        double[] a = new double[counts.length];
        Arrays.setAll(a, classes::a0);
        return NeuronClasses.of(weights, a, new double[a.length]);
    }

    private int[] multiplicity() {
        String text = start.multiplicity;
        if (text == null) {
            return new int[0];
        }
        String[] parts = text.split(",", -1);
        int[] counts = new int[parts.length];
        long sum = 0;
        for (int p = 0; p < counts.length; p++) {
            if (!parts[p].strip().matches("\\d{1,9}") || Integer.parseInt(parts[p].strip()) == 0) {
                throw new BadRequestException(
                        "--multiplicity",
                        parts[p].strip(),
                        "give a whole number of neurons from 1 on for each class, as in 3,4,3");
            }
            counts[p] = Integer.parseInt(parts[p].strip());
            sum += counts[p];
        }
        if (sum > LARGEST_WIDTH) {
            throw new BadRequestException("--multiplicity", text, "give at most " + LARGEST_WIDTH + " neurons in all");
        }
        return counts;
    }

    private Neurons meanField(InitialLaw law, OptionalDouble dimension) {
        int cells = classCount().orElse(SimulateOptions.Start.DEFAULT_CLASSES);
        int nodes = dimension.isPresent() ? PredictionRequest.OVERLAP_NODES : 1;
        SimulationMemory.require(model, sgd, law.atomic() ? 1 : nodes * cells, dimension, 2, 1, false);
        NeuronClasses classes = law.classes(cells);
        String words = law.text() + " in " + classes.count() + (classes.count() == 1 ? " class" : " classes");
        if (dimension.isEmpty()) {
            return new Neurons(classes, List.of(), words + ", s = 0");
        }
        try {
            return new Neurons(
                    classes.atDimension(dimension.getAsDouble(), nodes),
                    List.of(),
                    words + ", each with " + nodes + " nodes of s ~ N(0, 1/d)");
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("--dimension: " + e.getMessage());
        }
    }
}
