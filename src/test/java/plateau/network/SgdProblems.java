package plateau.network;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import plateau.link.LinkFunction;

/** Small problems and starts for the tests of SGD, and comparison by bits. */
final class SgdProblems {
    /** z + (z³ − 3z)/3 learned by tanh-like polynomial z − z³/10 with ε = 0.1. */
    static final NetworkProblem CUBIC = new NetworkProblem(
            link("z^3/3", z -> z * z * z / 3, z -> z * z),
            link("z - z^3/10 + z^2/5", z -> z - z * z * z / 10 + z * z / 5, z -> 1 - 0.3 * z * z + 0.4 * z),
            0.1);

    private SgdProblems() {}

    static LinkFunction link(String name, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        return new LinkFunction() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double value(double z) {
                return value.applyAsDouble(z);
            }

            @Override
            public double derivative(double z) {
                return derivative.applyAsDouble(z);
            }

            @Override
            public double[] kinks() {
                return new double[0];
            }
        };
    }

    /** m neurons in R^d with a(0) evenly in [−1, 1]. */
    static NetworkStart start(int m, int d) {
        double[] a = new double[m];
        for (int i = 0; i < m; i++) {
            a[i] = m == 1 ? 1 : -1 + 2.0 * i / (m - 1);
        }
        return NetworkStart.random(a, d, 7);
    }

    /** Whether two runs agree in every bit. */
    static boolean same(NetworkRun x, NetworkRun y) {
        boolean same = x.outcome() == y.outcome()
                && x.work() == y.work()
                && x.endTime() == y.endTime()
                && x.states().size() == y.states().size();
        for (int i = 0; same && i < x.states().size(); i++) {
            same = same(x.states().get(i), y.states().get(i));
        }
        return same;
    }

    static boolean same(NetworkState x, NetworkState y) {
        return x.time() == y.time()
                && Arrays.equals(x.a(), y.a())
                && Arrays.equals(x.s(), y.s())
                && Arrays.equals(x.r(), y.r())
                && x.risk().equals(y.risk())
                && x.sampledRisk().equals(y.sampledRisk())
                && x.sampledError().equals(y.sampledError());
    }
}
