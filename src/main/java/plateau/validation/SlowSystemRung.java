package plateau.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plateau.flow.LinkPair;
import plateau.timescale.Progress;
import plateau.timescale.Run;

/**
 * The slow system: the drift between the layers. The residuals, and with them the moments E[a s^k] = (φ_k − e_k)/σ_k, of free and of locked
 * degrees in the middle half of every slow segment of the fast–slow solve, held against the stiff reference at small ε and against
 * the full network at the experiment's own.
 *
 * @param epsilons falling
 * @param rtol of the fast–slow solve
 */
record SlowSystemRung(List<Double> epsilons, double rtol, Witnesses witnesses) implements Rung {
    private static final String RESOLUTION =
            "The stiff reference is read off the dense output of long implicit steps, which is right to about"
                    + " 1e-5 in a residual that has long relaxed: where e_0 is smaller in the fast–slow solve, the distance is the reference's.";
    /** Of a hundred samples in a decade a figure needs a quarter. */
    private static final int THINNED = 4;
    /** Nothing below it is of interest in a figure. */
    private static final double SMALLEST = 1e-12;

    SlowSystemRung {
        epsilons = List.copyOf(epsilons);
    }

    static SlowSystemRung read(TomlTable table, Problem problem) throws ExperimentException {
        return new SlowSystemRung(
                FastSystemRung.falling(table), table.number("rtol", 1e-11, 1e-4, 1e-8), Witnesses.read(table, problem));
    }

    @Override
    public String name() {
        return "slow-system";
    }

    @Override
    public String question() {
        return "Do the order parameters drift between the layers as in the flow and in the network?";
    }

    @Override
    public double work(Laboratory laboratory) {
        return 0.2 * epsilons.size() + witnesses.work(laboratory);
    }

    @Override
    public RungResult run(Laboratory laboratory, Progress progress) {
        LinkPair links = laboratory.problem().links();
        List<Run> runs = laboratory.fastSlow(epsilons, rtol, progress);
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(present(links, runs));
        for (Run run : runs) {
            comparisons.addAll(witnesses.reference(laboratory, Stretch.drifts(links, run), progress));
        }
        double own = laboratory.problem().epsilon();
        Run coarse = laboratory.fastSlow(rtol, progress);
        double end = laboratory.problem().end();
        List<Stretch> drifts = Stretch.drifts(links, coarse).stream()
                .filter(drift -> drift.time(drift.middle()) <= end)
                .toList();
        comparisons.addAll(witnesses.full(laboratory, drifts, progress));
        String note = drifts.isEmpty()
                ? String.format(
                        Locale.ROOT,
                        "At ε = %.3g no slow segment lasts up to t = %.3g; the network is not asked.",
                        own,
                        end)
                : String.format(
                        Locale.ROOT, "At ε = %.3g %d slow segments last up to t = %.3g.", own, drifts.size(), end);
        return new RungResult(
                name(),
                question(),
                comparisons,
                List.of(panel(laboratory, runs.get(runs.size() - 1), progress)),
                List.of(note, RESOLUTION),
                0);
    }

    private static Comparison present(LinkPair links, List<Run> runs) {
        long without = runs.stream()
                .filter(run -> Stretch.drifts(links, run).isEmpty())
                .count();
        return new Comparison(
                "runs without a slow segment",
                without,
                0,
                String.format(Locale.ROOT, "%d of %d", without, runs.size()),
                "at these ε the layers are far apart",
                Suspect.FAST_SLOW);
    }

    private static Panel panel(Laboratory laboratory, Run run, Progress progress) {
        LinkPair links = laboratory.problem().links();
        List<Stretch> drifts = Stretch.drifts(links, run);
        double[] middles =
                drifts.stream().mapToDouble(drift -> drift.time(drift.middle())).toArray();
        List<Curve> curves = new ArrayList<>();
        for (int k = 0; k <= links.degree(); k++) {
            curves.add(new Curve("|e_" + k + "|", k, Curve.Look.LINE, line(run, k)));
        }
        if (middles.length > 0) {
            Problem problem = laboratory.problem().withEpsilon(run.epsilon());
            Trace reference = laboratory.meanField(problem, middles, progress);
            for (int k = 0; k <= links.degree(); k++) {
                List<Curve.Point> marks = new ArrayList<>();
                for (double t : middles) {
                    marks.add(Curve.Point.of(t, Math.max(SMALLEST, Math.abs(reference.residualAt(t, k)))));
                }
                curves.add(new Curve("", k, Curve.Look.MARKS, marks));
            }
        }
        return new Panel(
                "drift",
                String.format(
                        Locale.ROOT,
                        "Residuals of the fast–slow solve at ε = %.0e; marks: the stiff reference in the middle of the slow segments",
                        run.epsilon()),
                "first-layer time t",
                "residual |e_k|",
                true,
                true,
                curves);
    }

    private static List<Curve.Point> line(Run run, int k) {
        List<Curve.Point> line = new ArrayList<>();
        for (int i = 1; i < run.curve().size(); i += THINNED) {
            double value = Math.abs(run.curve().residual(i, k));
            line.add(Curve.Point.of(run.curve().time(i), Math.max(SMALLEST, value)));
        }
        return line;
    }
}
