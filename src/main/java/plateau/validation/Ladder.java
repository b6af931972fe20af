package plateau.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import plateau.blas.Blas;
import plateau.timescale.Progress;

/** Climbs the rungs of experiments. */
public final class Ladder {
    private final ReducedDynamics reduced;
    private final Blas blas;
    private final int threads;

    private Ladder(ReducedDynamics reduced, Blas blas, int threads) {
        this.reduced = reduced;
        this.blas = blas;
        this.threads = threads;
    }

    /** The reduced flows of the project on all cores. */
    public static Ladder standard() {
        return of(new PlateauDynamics(), Blas.fastest(), Runtime.getRuntime().availableProcessors());
    }

    /**
     * With any reduced flows.
     *
     * @param threads runs at the same time; no result depends on it
     */
    static Ladder of(ReducedDynamics reduced, Blas blas, int threads) {
        return new Ladder(reduced, blas, threads);
    }

    /**
     * Climbs one experiment after the other, until asked to stop.
     *
     * @param finished sees each result as it comes
     * @return all results, that of an interrupted experiment last
     */
    public List<CaseResult> climb(List<ValidationCase> experiments, Progress progress, Consumer<CaseResult> finished) {
        Spans spans =
                Spans.of(progress, experiments.stream().mapToDouble(this::work).toArray());
        List<CaseResult> results = new ArrayList<>();
        for (int i = 0; i < experiments.size() && !progress.interrupted(); i++) {
            CaseResult result = climb(experiments.get(i), spans.part(i));
            finished.accept(result);
            results.add(result);
        }
        return results;
    }

    /** Climbs all rungs of an experiment, and the last one, which looks at all runs; stops early when asked to. */
    public CaseResult climb(ValidationCase experiment, Progress progress) {
        long start = System.nanoTime();
        Laboratory laboratory = Laboratory.of(experiment.problem(), reduced, blas, threads);
        List<Rung> rungs = new ArrayList<>(experiment.rungs());
        rungs.add(Rungs.LAST);
        Spans spans = Spans.of(
                progress, rungs.stream().mapToDouble(r -> r.work(laboratory)).toArray());
        List<RungResult> results = new ArrayList<>();
        try {
            for (int i = 0; i < rungs.size(); i++) {
                results.add(timed(rungs.get(i), laboratory, spans.part(i), experiment.name()));
            }
            results.removeIf(result -> result.comparisons().isEmpty());
            List<Panel> panels = new ArrayList<>();
            RiskPanel.of(laboratory).ifPresent(panels::add);
            results.forEach(result -> panels.addAll(result.panels()));
            return new CaseResult(experiment, results, false, panels, seconds(start));
        } catch (InterruptedRungException e) {
            List<Panel> panels = new ArrayList<>();
            results.forEach(result -> panels.addAll(result.panels()));
            return new CaseResult(experiment, results, true, panels, seconds(start));
        }
    }

    /** About how many seconds an experiment takes, for the remaining time. */
    private double work(ValidationCase experiment) {
        Laboratory laboratory = Laboratory.of(experiment.problem(), reduced, blas, threads);
        return experiment.rungs().stream().mapToDouble(r -> r.work(laboratory)).sum();
    }

    private static RungResult timed(Rung rung, Laboratory laboratory, Progress progress, String name) {
        long start = System.nanoTime();
        progress.update(name + ": " + rung.name(), 0);
        Laboratory.requireGoingOn(progress);
        return rung.run(laboratory, new Progress() {
                    @Override
                    public void update(String task, double done) {
                        progress.update(name + ": " + task, done);
                    }

                    @Override
                    public boolean interrupted() {
                        return progress.interrupted();
                    }
                })
                .lasting(seconds(start));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }
}
