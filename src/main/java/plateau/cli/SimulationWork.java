package plateau.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import plateau.blas.Blas;
import plateau.flow.FlowRun;
import plateau.flow.LinkPair;
import plateau.flow.OverlapKernels;
import plateau.flow.ReducedFlow;
import plateau.network.NetworkException;
import plateau.ode.StepMonitor;
import plateau.ode.StepMonitor.Verdict;
import plateau.report.SimulatedRun;
import plateau.report.SimulatedRun.Ending;
import plateau.report.SimulatedState;
import plateau.sweep.CellDegree;
import plateau.sweep.CellFailure;
import plateau.sweep.CellResult;
import plateau.sweep.CellWork;
import plateau.sweep.SweepCell;
import plateau.timescale.DegreeTimes;
import plateau.timescale.LearningTimes;
import plateau.timescale.Progress;

/**
 * Cells that are simulations, one seed each. A flow's learning times are located on its dense output; those of a network lie
 * between the states it showed, interpolated in log t.
 */
final class SimulationWork implements CellWork {
    private static final double[] LEVELS = {0.9, 0.5, 0.1};

    private final Function<SweepCell, SimulationRequest> requests;
    private final Map<LinkPair, OverlapKernels> kernels = new ConcurrentHashMap<>();
    private final Map<SimulationRequest, NetworkSimulation> networks = new ConcurrentHashMap<>();

    /** @param requests the request of a cell; cells that differ in their seed alone share one */
    SimulationWork(Function<SweepCell, SimulationRequest> requests) {
        this.requests = requests;
    }

    @Override
    public CellResult run(SweepCell cell, Progress progress) throws CellFailure {
        SimulationRequest request = requests.apply(cell);
        return request.model() == SimulationModel.NETWORK
                ? network(request, cell, progress)
                : flow(request, cell, progress);
    }

    private CellResult flow(SimulationRequest request, SweepCell cell, Progress progress) throws CellFailure {
        LinkPair links = request.links();
        FlowSimulation simulation = new FlowSimulation(request, false, kernels(request));
        ReducedFlow flow = simulation.flow(cell.seed());
        LearningTimes times = LearningTimes.of(flow, links, List.of());
        StepMonitor stop = step -> progress.interrupted() ? Verdict.INTERRUPT : Verdict.CONTINUE;
        double[] end = {request.times().get(request.times().size() - 1)};
        FlowRun run = FlowRun.of(flow, end, request.rtol(), StepMonitor.all(times, stop));
        Ending ending = FlowSimulation.ending(run.termination());
        double risk = run.states().isEmpty() ? Double.NaN : run.states().get(0).risk();
        return checked(
                new CellResult(degrees(times.found(), links), risk, run.endTime(), run.evaluations(), word(ending)),
                ending,
                run.termination().advice());
    }

    private OverlapKernels kernels(SimulationRequest request) {
        return kernels.computeIfAbsent(request.links(), OverlapKernels::of);
    }

    private CellResult network(SimulationRequest request, SweepCell cell, Progress progress) throws CellFailure {
        SideBySide watched = new SideBySide(progress, "network", 1);
        SimulatedRun run;
        try {
            run = networks.computeIfAbsent(request, r -> new NetworkSimulation(r, Blas.fastest(), false))
                    .run(cell.seed(), watched.of(0));
        } catch (NetworkException | BadRequestException e) {
            throw new CellFailure(String.valueOf(e.getMessage()), Optional.empty());
        }
        LinkPair links = request.links();
        List<SimulatedState> states = run.states();
        double risk = states.isEmpty()
                ? Double.NaN
                : states.get(states.size() - 1).risk().orElse(Double.NaN);
        return checked(
                new CellResult(
                        degrees(found(states, links), links), risk, run.endTime(), run.work(), word(run.ending())),
                run.ending(),
                run.advice());
    }

    private static CellResult checked(CellResult result, Ending ending, String advice) throws CellFailure {
        if (ending == Ending.INTERRUPTED) {
            throw new CancellationException();
        }
        if (ending != Ending.END_REACHED) {
            throw new CellFailure("stopped at t = " + result.endTime() + ": " + advice, Optional.of(result));
        }
        return result;
    }

    private static String word(Ending ending) {
        return ending.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<CellDegree> degrees(List<DegreeTimes> found, LinkPair links) {
        return found.stream()
                .map(times -> new CellDegree(links.phi(times.degree()), links.sigma(times.degree()), times))
                .toList();
    }

    private static List<DegreeTimes> found(List<SimulatedState> states, LinkPair links) {
        List<DegreeTimes> found = new ArrayList<>();
        for (int k = 0; k <= links.degree(); k++) {
            if (links.phi(k) != 0) {
                OptionalDouble[] times = new OptionalDouble[LEVELS.length];
                for (int i = 0; i < LEVELS.length; i++) {
                    times[i] = crossing(states, k, Math.sqrt(LEVELS[i]) * Math.abs(links.phi(k)));
                }
                found.add(new DegreeTimes(k, times[0], times[1], times[2]));
            }
        }
        return found;
    }

    /** The first time at which |e_k| is at most a level; 0 if it is so at the start. */
    private static OptionalDouble crossing(List<SimulatedState> states, int k, double level) {
        for (int i = 0; i < states.size(); i++) {
            double now = Math.abs(states.get(i).residual(k));
            if (now <= level) {
                return OptionalDouble.of(
                        i == 0 ? states.get(0).time() : between(states.get(i - 1), states.get(i), k, level));
            }
        }
        return OptionalDouble.empty();
    }

    private static double between(SimulatedState before, SimulatedState after, int k, double level) {
        double high = Math.abs(before.residual(k));
        double part = (high - level) / (high - Math.abs(after.residual(k)));
        // From t = 0 there is no logarithm to interpolate in.
        return before.time() == 0 ? part * after.time() : before.time() * Math.pow(after.time() / before.time(), part);
    }
}
