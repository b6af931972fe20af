package plateau.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import plateau.flow.LinkPair;
import plateau.ode.Termination;
import plateau.timescale.DegreeTimes;
import plateau.timescale.LearningLaw;
import plateau.timescale.LearningLaws;
import plateau.timescale.PredictionRequest;
import plateau.timescale.Predictor;
import plateau.timescale.Progress;
import plateau.timescale.Run;

/** Cells that are predictions: the learning times of the mean-field flow at one ε. */
public final class PredictionWork implements CellWork {
    private final Function<SweepCell, PredictionRequest> requests;

    /** Laws do not depend on ε, and their constants take as long as a run. */
    private final Map<LawKey, List<LearningLaw>> laws = new ConcurrentHashMap<>();

    private record LawKey(LinkPair links, String law, int classes, OptionalDouble dimension) {}

    /**
     * @param requests the request of a cell, with its ε alone; expansions are shared between cells, since they are immutable
     */
    public PredictionWork(Function<SweepCell, PredictionRequest> requests) {
        this.requests = requests;
    }

    @Override
    public CellResult run(SweepCell cell, Progress progress) throws CellFailure {
        PredictionRequest request = requests.apply(cell);
        Run run = Predictor.predict(request, laws(request), progress).runs().get(0);
        if (run.termination() == Termination.INTERRUPTED) {
            throw new CancellationException();
        }
        CellResult result = new CellResult(
                degrees(run, request.links()),
                run.finalRisk(),
                run.endTime(),
                run.evaluations(),
                run.termination().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (!run.termination().successful()) {
            throw new CellFailure(
                    "stopped at t = " + run.endTime() + ": " + run.termination().advice(), Optional.of(result));
        }
        return result;
    }

    private List<LearningLaw> laws(PredictionRequest request) {
        LawKey key = new LawKey(request.links(), request.law().text(), request.classes(), request.dimension());
        return laws.computeIfAbsent(key, k -> LearningLaws.of(request));
    }

    private static List<CellDegree> degrees(Run run, LinkPair links) {
        List<CellDegree> degrees = new ArrayList<>();
        for (DegreeTimes times : run.times()) {
            int k = times.degree();
            degrees.add(new CellDegree(links.phi(k), links.sigma(k), times));
        }
        return degrees;
    }
}
