package plateau.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import plateau.cli.SweepFunctions.Named;
import plateau.flow.InitialLaw;
import plateau.flow.InitialLawException;
import plateau.flow.LinkPair;
import plateau.sweep.CellWork;
import plateau.sweep.PredictionWork;
import plateau.sweep.SweepCell;
import plateau.sweep.SweepPlan;
import plateau.timescale.Method;
import plateau.timescale.PredictionRequest;

/**
 * Reads a sweep. Everything is checked before a cell begins; each target, each activation and each pair of them is expanded
 * once.
 */
final class SweepReader {
    private static final int MOST_CELLS = 1_000_000;
    private static final int MOST_THREADS = 1024;
    private static final int MOST_OF_EACH = 1000;
    private static final MathContext ROUNDED = new MathContext(6);

    private final SweepOptions.Problem problem;
    private final SweepOptions.Start start;
    private final SweepOptions.Integration integration;
    private final SweepSimulations simulations;
    private final SweepFunctions functions;

    SweepReader(
            SweepOptions.Problem problem,
            SweepOptions.Start start,
            SweepOptions.Simulation simulation,
            SweepOptions.Integration integration) {
        this.problem = problem;
        this.start = start;
        this.integration = integration;
        this.functions = new SweepFunctions(problem);
        this.simulations = new SweepSimulations(start, simulation, integration);
    }

    /**
     * A sweep as it was asked for.
     *
     * @param plan its cells
     * @param work what computes them
     * @param threads how many are computed side by side
     * @param simulated whether they are simulations
     */
    record Request(SweepPlan plan, CellWork work, int threads, boolean simulated) {}

    /** The cheap checks come first; expanding the links is the first that can take time. */
    Request request() {
        int threads = Numbers.whole("--threads", integration.threads, 1, MOST_THREADS)
                .orElse(Runtime.getRuntime().availableProcessors());
        List<Double> epsilons = epsilons();
        List<InitialLaw> laws = laws();
        requireFew((double) functions.pairs() * laws.size() * epsilons.size());
        boolean simulated = simulations.asked();
        Scales scales = Scales.of(start, integration, simulated);
        List<Named> targets = functions.targets();
        List<Named> activations = functions.activations();
        Grid grid = new Grid(targets, activations, laws, epsilons);
        return simulated ? simulated(grid, threads) : predicted(grid, scales, threads);
    }

    private Request predicted(Grid grid, Scales scales, int threads) {
        List<SweepCell> cells = new ArrayList<>();
        List<PredictionRequest> requests = new ArrayList<>();
        forEachPair(grid, (target, activation, links) -> {
            for (InitialLaw law : grid.laws) {
                PredictionRequest all = scales.request(links, law, grid.epsilons, threads);
                for (double epsilon : grid.epsilons) {
                    cells.add(new SweepCell(
                            cells.size(), target.name(), activation.name(), law.text(), epsilon, OptionalLong.empty()));
                    requests.add(scales.at(all, epsilon));
                }
            }
        });
        SweepPlan plan = new SweepPlan(VersionText.version(), settings(grid), cells);
        return new Request(plan, new PredictionWork(cell -> requests.get(cell.index())), threads, false);
    }

    private Request simulated(Grid grid, int threads) {
        List<SweepCell> cells = new ArrayList<>();
        List<SimulationRequest> requests = new ArrayList<>();
        forEachPair(grid, (target, activation, links) -> {
            for (InitialLaw law : grid.laws) {
                for (double epsilon : grid.epsilons) {
                    for (SweepSimulations.Seeded cell : simulations.cells(links, law, epsilon)) {
                        cells.add(new SweepCell(
                                cells.size(), target.name(), activation.name(), law.text(), epsilon, cell.seed()));
                        requests.add(cell.request());
                    }
                }
            }
        });
        SweepPlan plan = new SweepPlan(VersionText.version(), settings(grid), cells);
        return new Request(plan, new SimulationWork(cell -> requests.get(cell.index())), threads, true);
    }

    /** What is combined with what. */
    private record Grid(List<Named> targets, List<Named> activations, List<InitialLaw> laws, List<Double> epsilons) {}

    private interface PairVisitor {
        void visit(Named target, Named activation, LinkPair links);
    }

    private void forEachPair(Grid grid, PairVisitor visitor) {
        for (Named target : grid.targets) {
            for (Named activation : grid.activations) {
                visitor.visit(target, activation, functions.pair(target, activation));
            }
        }
    }

    private static void requireFew(double cells) {
        if (cells > MOST_CELLS) {
            throw new BadRequestException(String.format(
                    Locale.ROOT,
                    "the sweep has %.0f cells: give fewer targets, activations, laws or values of --epsilon (at most %d cells)",
                    cells,
                    MOST_CELLS));
        }
    }

    /** What all cells have in common. */
    private record Scales(
            int classes, OptionalDouble dimension, OptionalDouble until, OptionalDouble rtol, boolean reference) {
        /** Those of simulations are read with each of them. */
        static Scales of(SweepOptions.Start start, SweepOptions.Integration integration, boolean simulated) {
            if (simulated) {
                return new Scales(1, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), false);
            }
            return new Scales(
                    Numbers.whole("--classes", start.classes, 1, PredictionRequest.MOST_CLASSES)
                            .orElse(PredictOptions.Start.DEFAULT_CLASSES),
                    Numbers.inRange("--dimension", start.dimension, 2, 1e300, "a dimension of at least 2"),
                    Numbers.inRange("--until", integration.until, Double.MIN_NORMAL, 1e100, "a positive end time"),
                    Numbers.inRange(
                            "--rtol",
                            integration.rtol,
                            PredictionRequest.TIGHTEST_RTOL,
                            PredictionRequest.LOOSEST_RTOL,
                            "a tolerance from 1e-11 to 1e-2"),
                    integration.reference);
        }

        /** For all ε at once, for the checks. */
        PredictionRequest request(LinkPair links, InitialLaw law, List<Double> epsilons, int threads) {
            try {
                PredictionRequest request =
                        PredictionRequest.of(links, law, epsilons).withClasses(classes);
                request = until.isPresent() ? request.withUntil(until.getAsDouble()) : request;
                request = rtol.isPresent() ? request.withRtol(rtol.getAsDouble()) : request;
                request = dimension.isPresent() ? request.withDimension(dimension.getAsDouble()) : request;
                request = reference ? request.withMethod(Method.REFERENCE) : request;
                Memory.require(request, threads);
                request.neurons();
                return request;
            } catch (IllegalArgumentException e) {
                throw new BadRequestException("--dimension: " + e.getMessage());
            }
        }

        PredictionRequest at(PredictionRequest all, double epsilon) {
            return new PredictionRequest(
                    all.links(),
                    all.law(),
                    all.classes(),
                    List.of(epsilon),
                    all.until(),
                    all.rtol(),
                    all.method(),
                    false,
                    all.dimension());
        }
    }

    private List<Double> epsilons() {
        String text = integration.epsilon == null ? SweepOptions.Integration.DEFAULT_EPSILON : integration.epsilon;
        List<String> parts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            parts.addAll(part.indexOf(':') < 0 ? List.of(part) : spaced(part.strip()));
        }
        return Numbers.differentInRange(
                "--epsilon",
                String.join(",", parts),
                MOST_OF_EACH,
                PredictionRequest.SMALLEST_EPSILON,
                PredictionRequest.LARGEST_EPSILON,
                "values from 1e-30 to 10, as in 1e-2,1e-4 or 1e-2:1e-6:20");
    }

    /** FROM:TO:N, evenly spaced in log ε; the ends are exact. */
    private static List<String> spaced(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new BadRequestException("--epsilon", text, "give FROM:TO:N, as in 1e-2:1e-6:20");
        }
        double from = Numbers.number("--epsilon", parts[0]);
        double to = Numbers.number("--epsilon", parts[1]);
        int count = Numbers.whole("--epsilon", parts[2], 2, MOST_OF_EACH).orElseThrow();
        if (!(from > 0 && to > 0)) {
            throw new BadRequestException("--epsilon", text, "both ends must be positive, as in 1e-2:1e-6:20");
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double value = from * Math.pow(to / from, i / (count - 1.0));
            boolean end = i == 0 || i == count - 1;
            values.add(end ? parts[i == 0 ? 0 : 1].strip() : new BigDecimal(value, ROUNDED).toString());
        }
        return values;
    }

    private List<InitialLaw> laws() {
        List<InitialLaw> laws = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String text : start.init == null ? List.of(SweepOptions.Start.DEFAULT_LAW) : start.init) {
            try {
                laws.add(InitialLaw.parse(text));
            } catch (InitialLawException e) {
                throw new BadRequestException("--init: " + e.getMessage());
            }
            if (!seen.add(laws.get(laws.size() - 1).text())) {
                throw new BadRequestException("--init", text, "this law is there twice, give each once");
            }
        }
        return laws;
    }

    /** Everything that the numbers depend on, in words; nothing of it depends on the machine. */
    private Map<String, String> settings(Grid grid) {
        Map<String, String> settings = new LinkedHashMap<>();
        boolean simulated = simulations.asked();
        settings.put("kind", simulated ? "simulation" : "prediction");
        settings.put(
                "targets",
                String.join("; ", grid.targets.stream().map(Named::name).toList()));
        settings.put(
                "activations",
                String.join("; ", grid.activations.stream().map(Named::name).toList()));
        settings.put("parameters", problem.set == null ? "none" : String.join(",", problem.set));
        settings.put(
                "init",
                String.join("; ", grid.laws.stream().map(InitialLaw::text).toList()));
        settings.put(
                "epsilon",
                String.join(
                        ",", grid.epsilons.stream().map(e -> Double.toString(e)).toList()));
        settings.put("degree", problem.degree == null ? "chosen" : problem.degree.strip());
        settings.put("classes", start.classes == null ? (simulated ? "default" : "20") : start.classes.strip());
        settings.put("dimension", start.dimension == null ? "infinite" : start.dimension.strip());
        settings.put(
                "until",
                integration.until == null ? (simulated ? "10" : "when all is learned") : integration.until.strip());
        settings.put("rtol", integration.rtol == null ? (simulated ? "1e-9" : "1e-8") : integration.rtol.strip());
        if (simulated) {
            settings.putAll(simulations.settings());
        } else {
            settings.put("method", integration.reference ? Method.REFERENCE.label() : Method.FAST_SLOW.label());
        }
        return settings;
    }
}
