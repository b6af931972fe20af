package plateau.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static plateau.derivation.EquationsAgainstTheFlowsTest.right;
import static plateau.derivation.EquationsAgainstTheFlowsTest.scale;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import plateau.symbolic.Expression;
import plateau.symbolic.ExpressionValues;
import plateau.timescale.Stage;
import plateau.timescale.StageFlow;
import plateau.timescale.StageState;

/** A state on the constraints, its multipliers by elimination, and the stage flow beside the equations. */
final class StageCheck {
    private final Derivation derivation;
    private final Stage stage;
    private final ExpressionValues constants;

    StageCheck(Derivation derivation, Stage stage, ExpressionValues constants) {
        this.derivation = derivation;
        this.stage = stage;
        this.constants = constants;
    }

    void run(Random random) {
        int n = stage.constrained().size() + 3;
        double[] weights = new double[n];
        Arrays.fill(weights, 1.0 / n);
        double[] s = random.doubles(n, -1.5, 1.5).toArray();
        double[] a = onConstraints(weights, s, random.doubles(n, -1, 1).toArray());
        StageFlow flow = StageFlow.of(stage, StageState.of(weights, a, s));
        double[] y = new double[2 * n + 1];
        System.arraycopy(a, 0, y, 0, n);
        System.arraycopy(s, 0, y, n, n);
        double[] dydt = new double[y.length];
        flow.evaluate(0, y, dydt);
        ExpressionValues values = constants.withClasses(weights, Map.of("A", a, "S", s));
        Map<Integer, Double> lambda = multipliers(values);
        ExpressionValues all = values.withIndexed("lambda", i -> lambda.getOrDefault(i[0], 0.0));
        double scale = scale(dydt) / dydt[2 * n];
        for (int p = 0; p < n; p++) {
            ExpressionValues at = all.ofClass(p);
            String label = "stage." + stage.degree();
            close(label + ".A", at, dydt[p] / dydt[2 * n], scale);
            close(label + ".S", at, dydt[n + p] / dydt[2 * n], scale);
        }
    }

    /** The linear systems of constraints and multipliers cost about a digit for each of their unknowns. */
    private void close(String label, ExpressionValues at, double expected, double scale) {
        double lost = Math.pow(10, stage.constrained().size() - 1);
        assertThat(at.of(right(derivation, label)))
                .as(label)
                .isCloseTo(expected, within(Math.min(1e-5, 1e-12 * lost) * scale));
    }

    /** The least change of a that fulfils E[A S^k] = held value, by the derivation's own equations. */
    private double[] onConstraints(double[] weights, double[] s, double[] a) {
        List<Integer> held = stage.constrained();
        int c = held.size();
        double[] result = a.clone();
        for (int round = 0; round < 3; round++) {
            double[][] matrix = new double[c][c + 1];
            for (int i = 0; i < c; i++) {
                for (int j = 0; j < c; j++) {
                    matrix[i][j] = moment(weights, s, s, held.get(i) + held.get(j), false);
                }
                String label = "stage." + stage.degree() + ".manifold." + held.get(i);
                double value = derivation
                        .equation(label)
                        .map(q -> ExpressionValues.none().of(q.right()))
                        .orElse(0.0);
                matrix[i][c] = value - moment(weights, result, s, held.get(i), true);
            }
            double[] x = solved(matrix);
            for (int p = 0; p < a.length; p++) {
                for (int i = 0; i < c; i++) {
                    result[p] += x[i] * Math.pow(s[p], held.get(i));
                }
            }
        }
        return result;
    }

    private static double moment(double[] weights, double[] a, double[] s, int k, boolean withA) {
        double sum = 0;
        for (int p = 0; p < s.length; p++) {
            sum += weights[p] * (withA ? a[p] : 1) * Math.pow(s[p], k);
        }
        return sum;
    }

    private Map<Integer, Double> multipliers(ExpressionValues values) {
        List<Integer> held = stage.constrained();
        int c = held.size();
        String label = "stage." + stage.degree();
        Expression entry = right(derivation, label + ".Gamma");
        ExpressionValues.Indexed gamma =
                i -> values.withIndex("k", i[0]).withIndex("j", i[1]).of(entry);
        Equation equation = derivation.equation(label + ".lambda").orElseThrow();
        double[][] matrix = new double[c][c + 1];
        for (int i = 0; i < c; i++) {
            ExpressionValues row = values.withIndexed("Gamma", gamma).withIndex("k", held.get(i));
            matrix[i][c] = row.of(equation.right());
            for (int j = 0; j < c; j++) {
                int unit = held.get(j);
                matrix[i][j] =
                        row.withIndexed("lambda", k -> k[0] == unit ? 1 : 0).of(equation.left());
            }
        }
        double[] x = solved(matrix);
        Map<Integer, Double> lambda = new HashMap<>();
        for (int i = 0; i < c; i++) {
            lambda.put(held.get(i), x[i]);
        }
        return lambda;
    }

    /** Gauss–Jordan with pivoting. */
    private static double[] solved(double[][] m) {
        int n = m.length;
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int i = c; i < n; i++) {
                pivot = Math.abs(m[i][c]) > Math.abs(m[pivot][c]) ? i : pivot;
            }
            double[] row = m[pivot];
            m[pivot] = m[c];
            m[c] = row;
            for (int i = 0; i < n; i++) {
                double factor = i == c ? 0 : m[i][c] / row[c];
                for (int j = c; j <= n && factor != 0; j++) {
                    m[i][j] -= factor * row[j];
                }
            }
        }
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = m[i][n] / m[i][i];
        }
        return x;
    }
}
