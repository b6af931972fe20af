package plateau.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import plateau.bench.Peer;
import plateau.bench.Section;
import plateau.bench.Spread;
import plateau.blas.Blas;
import plateau.blas.Matrix;
import plateau.blas.Precision;
import plateau.link.StandardLinks;

/** Samples per second of SGD steps against PyTorch at its best setting, and against the machine's matrix products. */
public final class SgdRates {
    private static final int PRODUCT = 1024;

    private final Section section;
    private final String python;
    private final String program;
    private final int rounds;

    private SgdRates(Section section, String python, String program, int rounds) {
        this.section = section;
        this.python = python;
        this.program = program;
        this.rounds = rounds;
    }

    /** A setting of PyTorch. */
    private record Setting(Peer peer, int threads, String words) {}

    /** Adds the comparison. */
    public static void measure(Section section, String python, String program, int rounds) {
        new SgdRates(section, python, program, rounds).measure();
    }

    private void measure() {
        section.paragraph(
                "One-pass SGD on y = tanh(⟨u*, x⟩) with ReLU, ε = 0.1, rows normalised, fresh normal samples every step, as in"
                        + " torch_sgd.py; samples per second of wall time, median (range) of " + rounds
                        + " interleaved rounds."
                        + " PyTorch runs at whichever setting was fastest in a trial of each: 1 and 2 threads, and OpenBLAS choosing its kernels by"
                        + " itself or told to use AVX-512 (an OpenBLAS older than the processor falls back to slow ones); Plateau with as"
                        + " many threads as there are cores.");
        section.header("d", "m", "batch", "precision", "PyTorch", "its setting", "Plateau", "ratio");
        double[] rate = new double[1];
        compare(1024, 1024, 256, Precision.DOUBLE, 30, 20, 1.5, rate);
        compare(1024, 1024, 256, Precision.FLOAT, 60, 40, 1.5, new double[1]);
        compare(512, 128, 1, Precision.DOUBLE, 20_000, 5_000, 3, new double[1]);
        compare(512, 128, 1, Precision.FLOAT, 20_000, 8_000, 3, new double[1]);
        section.endTable();
        products(rate[0]);
    }

    private void compare(
            int d, int m, int batch, Precision precision, int steps, int peerSteps, double asked, double[] rate) {
        String claim = "SGD at d = " + d + ", m = " + m + ", batch " + batch + ", " + precision.word() + ": "
                + Spread.number(asked) + "× PyTorch at its best";
        double[] ours = new double[rounds];
        try (Stepper stepper = new Stepper(d, m, batch, precision)) {
            stepper.samplesPerSecond(2 * steps);
            Object[] work = {d, m, batch, peerSteps, precision == Precision.FLOAT ? "float32" : "float64"};
            try {
                Setting best = best(work);
                double[] theirs = new double[rounds];
                double[] ratios = new double[rounds];
                for (int i = 0; i < rounds; i++) {
                    theirs[i] = torch(best, work);
                    ours[i] = stepper.samplesPerSecond(steps);
                    ratios[i] = ours[i] / theirs[i];
                }
                Spread ratio = new Spread(ratios);
                section.row(
                        "" + d,
                        "" + m,
                        "" + batch,
                        precision.word(),
                        new Spread(theirs).toString(),
                        best.words,
                        new Spread(ours).toString(),
                        ratio.toString());
                section.claim(claim, Spread.number(ratio.median()) + "×", ratio.median() >= asked);
            } catch (IllegalStateException e) {
                Arrays.setAll(ours, i -> stepper.samplesPerSecond(steps));
                section.unmeasured(claim, String.valueOf(e.getMessage()));
            }
        }
        rate[0] = new Spread(ours).median() * 4 * m * d * 1e-9;
    }

    private Setting best(Object[] work) {
        List<Setting> settings = new ArrayList<>();
        for (int threads : new int[] {1, 2}) {
            for (String kernels : new String[] {"", "SkylakeX", "SapphireRapids"}) {
                Map<String, String> environment = kernels.isEmpty() ? Map.of() : Map.of("OPENBLAS_CORETYPE", kernels);
                settings.add(new Setting(
                        new Peer(List.of(python, program), environment),
                        threads,
                        threads + (threads == 1 ? " thread" : " threads") + (kernels.isEmpty() ? "" : ", " + kernels)));
            }
        }
        Setting best = settings.get(0);
        double fastest = 0;
        for (Setting setting : settings) {
            double rate = torch(setting, work);
            if (rate > fastest) {
                fastest = rate;
                best = setting;
            }
        }
        return best;
    }

    private static double torch(Setting setting, Object[] work) {
        Object[] arguments = Arrays.copyOf(work, work.length + 1);
        arguments[work.length] = setting.threads;
        return Double.parseDouble(
                setting.peer.run("([0-9]+) samples/s", arguments).group(1));
    }

    /** Of the threads' numbers the faster one, as the machine's rate. */
    private void products(double sgd) {
        Blas blas = Blas.fastest();
        int before = blas.threads();
        section.header("1024³ product in double by " + blas.name().replaceAll(" \\(.*", ""), "GFLOP/s");
        double machine = 0;
        try {
            for (int threads = 1; threads <= before; threads++) {
                blas.setThreads(threads);
                Spread rate = productRate(blas);
                machine = Math.max(machine, rate.median());
                section.row(threads + (threads == 1 ? " thread" : " threads"), rate.toString());
            }
        } finally {
            blas.setThreads(before);
        }
        section.endTable();
        double share = sgd / machine;
        section.claim(
                "SGD at d = m = 1024, batch 256, double: 60 % of the machine's product rate",
                String.format(java.util.Locale.ROOT, "%.0f of %.0f GFLOP/s, %.0f %%", sgd, machine, 100 * share),
                share >= 0.6);
    }

    private static Spread productRate(Blas blas) {
        try (Matrix a = blas.matrix(PRODUCT, PRODUCT);
                Matrix b = blas.matrix(PRODUCT, PRODUCT);
                Matrix c = blas.matrix(PRODUCT, PRODUCT)) {
            double[] entries =
                    new java.util.Random(1).doubles((long) PRODUCT * PRODUCT).toArray();
            a.set(entries);
            b.set(entries);
            for (int i = 0; i < 5; i++) {
                blas.multiply(1, a, false, b, false, 0, c);
            }
            return Spread.of(25, () -> {
                long start = System.nanoTime();
                blas.multiply(1, a, false, b, false, 0, c);
                return 2e9 * PRODUCT * PRODUCT * PRODUCT * 1e-9 / (System.nanoTime() - start);
            });
        }
    }

    /** A network in training. */
    private static final class Stepper implements AutoCloseable {
        private final int batch;
        private final GaussianData data;
        private final SgdStep step;

        Stepper(int d, int m, int batch, Precision precision) {
            this.batch = batch;
            double[] a = new double[m];
            Arrays.setAll(a, i -> -1 + (2 * i + 1.0) / m);
            NetworkProblem problem = new NetworkProblem(StandardLinks.tanh(), StandardLinks.relu(), 0.1);
            NetworkStart start = NetworkStart.random(a, d, 1);
            this.data = GaussianData.training(problem.phi(), start.ustar(), 0, 1);
            SgdSettings settings = SgdSettings.of(1e-4).withBatch(batch).withPrecision(precision);
            this.step = new SgdStep(problem, start, settings, Blas.fastest());
        }

        double samplesPerSecond(int steps) {
            long start = System.nanoTime();
            for (int i = 0; i < steps; i++) {
                if (!step.advance(data)) {
                    throw new IllegalStateException("the training diverged");
                }
            }
            return 1e9 * batch * steps / (System.nanoTime() - start);
        }

        @Override
        public void close() {
            step.close();
        }
    }
}
