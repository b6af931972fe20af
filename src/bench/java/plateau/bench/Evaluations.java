package plateau.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import plateau.blas.Blas;
import plateau.blas.Matrix;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.flow.MeanFieldFlow;
import plateau.flow.OverlapFlow;
import plateau.flow.OverlapStart;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.FormulaLink;

/** Right-hand sides: of the mean field per class and degree, of the overlap flow beside its matrix product. */
final class Evaluations {
    private static final int WIDTH = 1000;

    private Evaluations() {}

    static void meanField(Section section, int rounds) {
        section.paragraph(
                "Mean-field right-hand side, nanoseconds per class and degree of one core's time (the thread's own, so that others on the machine"
                        + " do not count), K degrees, median (range) of " + rounds + " rounds.");
        section.header("n", "K = 8", "K = 16");
        double worst = 0;
        for (int classes : new int[] {1_000, 10_000, 100_000, 1_000_000}) {
            Spread eight = perClassAndDegree(classes, 8, rounds);
            Spread sixteen = perClassAndDegree(classes, 16, rounds);
            worst = Math.max(worst, Math.max(eight.median(), sixteen.median()));
            section.row("" + classes, eight.toString(), sixteen.toString());
        }
        section.endTable();
        section.claim(
                "Mean-field right-hand side: at most 1 ns per class and degree on one core, n = 10³ … 10⁶, K = 8 and 16",
                "at most " + Spread.number(worst) + " ns",
                worst <= 1);
    }

    private static Spread perClassAndDegree(int classes, int degrees, int rounds) {
        double[] ones = new double[degrees];
        Arrays.fill(ones, 1);
        MeanFieldFlow flow = MeanFieldFlow.of(
                LinkPair.ofCoefficients(ones, ones),
                InitialLaw.parse("uniform:-1:1").classes(classes),
                1e-4);
        double[] y = flow.initialState();
        for (int i = classes; i < y.length; i++) {
            y[i] = 0.3 * y[i - classes];
        }
        double[] dydt = new double[y.length];
        int repeats = Math.max(1, 3_000_000 / classes);
        Runnable work = () -> {
            for (int i = 0; i < repeats; i++) {
                flow.evaluate(0, y, dydt);
            }
        };
        for (int i = 0; i < 4; i++) {
            work.run();
        }
        return Spread.of(rounds, () -> coreNanoseconds(work) / ((double) repeats * classes * degrees));
    }

    private static double coreNanoseconds(Runnable work) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }

    static void overlap(Section section, int rounds) {
        section.paragraph(
                "Overlap flow, m = 1000: an evaluation beside its symmetric matrix product alone, milliseconds, median (range) of "
                        + rounds + " interleaved rounds.");
        section.header("activation", "threads", "product", "evaluation", "ratio");
        Blas blas = Blas.fastest();
        int before = blas.threads();
        double worst = 0;
        try {
            for (String activation : new String[] {"polynomial", "relu", "tanh"}) {
                for (int threads = 1; threads <= before; threads++) {
                    blas.setThreads(threads);
                    worst = Math.max(worst, overlap(section, activation, threads, rounds));
                }
            }
        } finally {
            blas.setThreads(before);
        }
        section.endTable();
        section.claim(
                "Overlap flow, m = 1000: an evaluation at most 1.5 times its product",
                "at most " + Spread.number(worst) + " times",
                worst <= 1.5);
    }

    private static double overlap(Section section, String activation, int threads, int rounds) {
        Blas blas = Blas.fastest();
        HermiteExpansion sigma = activation.equals("polynomial")
                ? HermiteExpansion.ofCoefficients(0.8, 1, 0.6, 0.5)
                : HermiteExpansion.of(FormulaLink.parse(activation), 4);
        LinkPair links = LinkPair.of(HermiteExpansion.ofCoefficients(1, 0.7, 0.5, 0.3), sigma, 4);
        Random random = new Random(1);
        OverlapFlow flow = OverlapFlow.of(
                links, OverlapStart.orthonormal(random.doubles(WIDTH, -1, 1).toArray()), 1e-2);
        double[] y = flow.initialState();
        for (int i = WIDTH; i < y.length; i++) {
            y[i] = 0.1 * random.nextDouble();
        }
        double[] dydt = new double[y.length];
        double[] products = new double[rounds];
        double[] evaluations = new double[rounds];
        double[] ratios = new double[rounds];
        try (Matrix left = blas.matrix(WIDTH, WIDTH);
                Matrix right = blas.matrix(WIDTH, WIDTH);
                Matrix result = blas.matrix(WIDTH, WIDTH)) {
            left.set(random.doubles((long) WIDTH * WIDTH).toArray());
            right.set(random.doubles((long) WIDTH * WIDTH).toArray());
            Runnable product = () -> blas.symmetricProduct(left, right, result);
            Runnable evaluation = () -> flow.evaluate(0, y, dydt);
            for (int i = -20; i < rounds; i++) {
                double alone = milliseconds(product);
                double whole = milliseconds(evaluation);
                if (i >= 0) {
                    products[i] = alone;
                    evaluations[i] = whole;
                    ratios[i] = whole / alone;
                }
            }
        }
        Spread ratio = new Spread(ratios);
        section.row(
                activation,
                "" + threads,
                new Spread(products).toString(),
                new Spread(evaluations).toString(),
                ratio.toString());
        return ratio.median();
    }

    private static double milliseconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return 1e-6 * (System.nanoTime() - start);
    }
}
