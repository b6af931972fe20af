package plateau.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import plateau.blas.Blas;
import plateau.cli.SideBySide.RunProgress;
import plateau.report.SimulatedRun;
import plateau.report.SimulatedRun.Ending;
import plateau.report.Simulation;
import plateau.report.SimulationSetup;
import plateau.timescale.Progress;

/** Runs a request, several seeds side by side; results come in the order asked, whatever finishes first. */
final class Simulator {
    /** Beyond so many overlaps r_ij in all, results would be hundreds of megabytes of text: r is left out. */
    private static final double MOST_PAIRS = 2e6;

    private final SimulationRequest request;
    private final Blas blas = Blas.fastest();
    private final Training training;

    private Simulator(SimulationRequest request) {
        this.request = request;
        this.training = request.model() == SimulationModel.NETWORK
                ? new NetworkSimulation(request, blas, keepsPairs(request))
                : new FlowSimulation(request, keepsPairs(request));
    }

    /** One run of one seed. */
    interface Training {
        SimulatedRun run(OptionalLong seed, RunProgress progress);

        /** What a reader must know of how it computes, one sentence each. */
        List<String> notes();
    }

    /**
     * Runs it. If the caller interrupts, the states so far are kept.
     *
     * @throws BadRequestException if a start or a checkpoint cannot be used
     */
    static Simulation run(SimulationRequest request, Progress progress) {
        Simulator simulator = new Simulator(request);
        List<SimulatedRun> runs = simulator.runs(progress);
        SimulationSetup setup = new SimulationSetup(
                request.model().word(),
                request.sgd() == null ? "flow" : "sgd",
                request.epsilon(),
                request.startWords(),
                request.width(),
                request.shownDimension(),
                request.counts(),
                request.model() == SimulationModel.MEAN_FIELD
                        ? boxed(request.classes().weights())
                        : List.of(),
                request.sgd());
        List<String> warnings = SimulationWarnings.of(request, simulator.training.notes(), keepsPairs(request));
        return new Simulation(request.links(), setup, runs, warnings);
    }

    private static List<Double> boxed(double[] values) {
        List<Double> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(value);
        }
        return list;
    }

    /** Whether all overlaps r_ij are few enough to be shown. */
    static boolean keepsPairs(SimulationRequest request) {
        double n = request.classes().count();
        return n * n * request.times().size() * request.runs().size() <= MOST_PAIRS;
    }

    private List<SimulatedRun> runs(Progress progress) {
        List<OptionalLong> seeds = request.runs();
        String task = request.model().word() + (seeds.size() > 1 ? ", " + seeds.size() + " seeds" : "");
        SideBySide all = new SideBySide(progress, task, seeds.size());
        if (seeds.size() == 1) {
            return List.of(training.run(seeds.get(0), all.of(0)));
        }
        int threads = blas.threads();
        blas.setThreads(1);
        try {
            return parallel(seeds, all);
        } finally {
            blas.setThreads(threads);
        }
    }

    private List<SimulatedRun> parallel(List<OptionalLong> seeds, SideBySide all) {
        ExecutorService pool = Executors.newFixedThreadPool(
                Math.min(seeds.size(), Runtime.getRuntime().availableProcessors()));
        try {
            List<Future<SimulatedRun>> futures = new ArrayList<>();
            for (int i = 0; i < seeds.size(); i++) {
                int run = i;
                futures.add(pool.submit(() ->
                        all.interrupted() ? notBegun(seeds.get(run)) : training.run(seeds.get(run), all.of(run))));
            }
            List<SimulatedRun> runs = new ArrayList<>();
            for (Future<SimulatedRun> future : futures) {
                runs.add(future.get());
            }
            return runs;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the thread that waits for the runs was interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static SimulatedRun notBegun(OptionalLong seed) {
        return new SimulatedRun(seed, List.of(), 0, 0, Ending.INTERRUPTED, "Interrupted before it began.");
    }
}
