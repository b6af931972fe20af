package plateau.timescale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import plateau.bench.Peer;
import plateau.bench.Section;
import plateau.bench.Spread;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

/**
 * Whole mean-field solves to T = 1 against CVODE and SciPy, at the same achieved error: that of the learning times t_k(1/2), k = 0…3,
 * the largest relative one, against a solve at rtol 1e-12. Of Plateau's two solvers and some tolerances the fastest serves
 * that is at least as accurate as the peer.
 */
public final class MeanFieldSolves {
    private static final double[] ONES = {1, 1, 1, 1};
    private static final double[] TOLERANCES = {1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11};
    private static final String LINE = "best ([0-9.]+) ms.* times (.*)";
    private static final double EPSILON = 1e-7;

    private final LinkPair links = LinkPair.ofCoefficients(ONES, ONES);
    private final NeuronClasses neurons;
    private final int classes;
    private final double[] exact;

    private MeanFieldSolves(int classes) {
        this.classes = classes;
        double[] a = new double[classes];
        Arrays.setAll(a, p -> -1 + (2 * p + 1.0) / classes);
        this.neurons = NeuronClasses.equallyWeighted(a);
        this.exact = times(new ReferenceSolver(links, neurons, 1e-12).run(EPSILON, List.of(), 1, 1, Progress.SILENT));
    }

    /** Plateau at one tolerance. */
    private record Candidate(String words, FlowSolver solver, double error, double milliseconds) {}

    /** A peer's solves in the rounds of a comparison. */
    private record PeerRun(double error, Spread milliseconds) {}

    /** Adds the comparison; the peers in turn with Plateau, {@code rounds} times. */
    public static void measure(Section section, Peer cvode, Peer scipy, int rounds) {
        section.paragraph(
                "φ_k = σ_k = 1 (k < 4), a(0) on the n midpoints of (−1, 1), ε = 1e-7, to T = 1, learning times found on the way;"
                        + " warm JVM, milliseconds, median (range) of " + rounds
                        + " interleaved rounds. Peers at rtol 1e-8, atol"
                        + " 1e-12. The error is the largest relative one of t_k(1/2), k = 0…3, against a solve at rtol 1e-12.");
        section.header("n", "peer", "its error", "its time", "Plateau", "error", "time", "ratio");
        compare(section, 20, "CVODE", cvode, "3", rounds, 3);
        compare(section, 400, "CVODE", cvode, "1", rounds, 100);
        compare(section, 20, "SciPy Radau", scipy, "Radau", rounds, 20);
        section.endTable();
    }

    private static void compare(
            Section section, int classes, String name, Peer peer, String last, int rounds, double asked) {
        String claim = "Mean-field solve, n = " + classes + ": " + Spread.number(asked) + "× faster than " + name;
        MeanFieldSolves solves = new MeanFieldSolves(classes);
        try {
            solves.compare(section, claim, name, peer, last, rounds, asked);
        } catch (IllegalStateException e) {
            section.unmeasured(claim, String.valueOf(e.getMessage()));
        }
    }

    private void compare(Section section, String claim, String name, Peer peer, String last, int rounds, double asked) {
        double allowed = peerError(first(peer, last));
        Candidate chosen = candidates().stream()
                .filter(candidate -> candidate.error <= allowed)
                .min(Comparator.comparingDouble(Candidate::milliseconds))
                .orElseThrow(() -> new IllegalStateException("no tolerance is as accurate as the peer"));
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        double[] ratios = new double[rounds];
        double worst = 0;
        for (int i = 0; i < rounds; i++) {
            Matcher line = first(peer, last);
            worst = Math.max(worst, peerError(line));
            theirs[i] = Double.parseDouble(line.group(1));
            ours[i] = milliseconds(chosen.solver, 9);
            ratios[i] = theirs[i] / ours[i];
        }
        PeerRun run = new PeerRun(worst, new Spread(theirs));
        Spread ratio = new Spread(ratios);
        section.row(
                "" + classes,
                name,
                exponent(run.error),
                run.milliseconds.toString(),
                chosen.words,
                exponent(chosen.error),
                new Spread(ours).toString(),
                ratio.toString());
        section.claim(claim, Spread.number(ratio.median()) + "×", ratio.median() >= asked);
    }

    private Matcher first(Peer peer, String last) {
        return peer.run(LINE, classes, EPSILON, 1, 1e-8, 1e-12, last);
    }

    private double peerError(Matcher line) {
        return error(Arrays.stream(line.group(2).strip().split(" +"))
                .mapToDouble(Double::parseDouble)
                .toArray());
    }

    private List<Candidate> candidates() {
        List<Candidate> all = new ArrayList<>();
        for (double rtol : TOLERANCES) {
            add(all, "fast–slow", new FastSlowSolver(links, neurons, rtol), rtol);
            add(all, "implicit", new ReferenceSolver(links, neurons, rtol), rtol);
        }
        return all;
    }

    private void add(List<Candidate> all, String name, FlowSolver solver, double rtol) {
        Run run = solver.run(EPSILON, List.of(), 1, 1, Progress.SILENT);
        if (run.termination().successful()) {
            for (int i = 0; i < 6000 / classes; i++) {
                solver.run(EPSILON, List.of(), 1, 1, Progress.SILENT);
            }
            all.add(new Candidate(
                    name + " at rtol " + exponent(rtol), solver, error(times(run)), milliseconds(solver, 5)));
        }
    }

    /** The median of some solves. */
    private static double milliseconds(FlowSolver solver, int solves) {
        return Spread.of(solves, () -> {
                    long start = System.nanoTime();
                    solver.run(EPSILON, List.of(), 1, 1, Progress.SILENT);
                    return 1e-6 * (System.nanoTime() - start);
                })
                .median();
    }

    private static double[] times(Run run) {
        return run.times().stream().mapToDouble(t -> t.t50().orElse(-1)).toArray();
    }

    private double error(double[] times) {
        double largest = 0;
        for (int k = 0; k < exact.length; k++) {
            largest = Math.max(largest, Math.abs(times[k] / exact[k] - 1));
        }
        return largest;
    }

    private static String exponent(double value) {
        return String.format(Locale.ROOT, "%.0e", value);
    }
}
