package plateau.timescale;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

/** Plateau's prediction, its two solvers and CVODE in turn, in a warm JVM; medians in milliseconds. */
public final class PeerComparison {
    private static final double[] ONES = {1, 1, 1, 1};
    private static final int CLASSES = 20;
    private static final int WARM_UP = 300;
    private static final int ROUNDS = 25;
    private static final Pattern BEST = Pattern.compile("best ([0-9.]+) ms");

    private final LinkPair links = LinkPair.ofCoefficients(ONES, ONES);
    private final InitialLaw law;
    private final NeuronClasses neurons;
    private final String peer;

    private PeerComparison(String peer) {
        this.peer = peer;
        StringBuilder atoms = new StringBuilder("atoms:");
        for (int p = 0; p < CLASSES; p++) {
            atoms.append(p == 0 ? "" : ",")
                    .append(-1 + (2 * p + 1.0) / CLASSES)
                    .append('@')
                    .append(1.0 / CLASSES);
        }
        this.law = InitialLaw.parse(atoms.toString());
        this.neurons = law.classes(CLASSES);
    }

    /** @param arguments the path of the peer's binary */
    public static void main(String[] arguments) throws IOException {
        PeerComparison comparison = new PeerComparison(arguments[0]);
        List<Double> epsilons = List.of(1e-3, 1e-5, 1e-7, 1e-12);
        for (int i = 0; i < WARM_UP; i++) {
            for (double epsilon : epsilons) {
                comparison.predict(epsilon);
                comparison.solve(comparison.reference(), epsilon);
            }
        }
        for (double epsilon : epsilons) {
            comparison.compare(epsilon);
        }
    }

    private void compare(double epsilon) throws IOException {
        double[][] times = new double[4][ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            times[0][i] = timed(() -> predict(epsilon));
            times[1][i] = timed(() -> solve(fastSlow(), epsilon));
            times[2][i] = timed(() -> solve(reference(), epsilon));
            times[3][i] = peer(epsilon);
        }
        System.out.printf(
                "eps %.0e  prediction %.2f  fast-slow %.2f  reference %.2f  CVODE %.2f%n",
                epsilon, median(times[0]), median(times[1]), median(times[2]), median(times[3]));
    }

    private static double timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return 1e-6 * (System.nanoTime() - start);
    }

    private void predict(double epsilon) {
        Predictor.predict(PredictionRequest.of(links, law, List.of(epsilon)).withUntil(1), Progress.SILENT);
    }

    private FlowSolver fastSlow() {
        return new FastSlowSolver(links, neurons, 1e-8);
    }

    private FlowSolver reference() {
        return new ReferenceSolver(links, neurons, 1e-8);
    }

    private void solve(FlowSolver solver, double epsilon) {
        solver.run(epsilon, List.of(), 1, 1, Progress.SILENT);
    }

    private double peer(double epsilon) throws IOException {
        Process process = new ProcessBuilder(peer, "" + CLASSES, "" + epsilon, "1", "1e-8", "1e-12", "1").start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher matcher = BEST.matcher(line);
        if (!matcher.find()) {
            throw new IOException("the peer printed: " + line);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
