package plateau.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import plateau.timescale.DegreeOneLayer;
import plateau.timescale.WaitConvergence.Row;

/**
 * The limit ε → 0 of (t_2 − t_1)/ε^{1/4} from the flow alone: least squares with 1, ε^{1/12}, …, ε^{J/12} for several J over several
 * ranges of ε. The slow gathering of the classes adds powers that are not in the model, so what is known of the limit is the spread over all fits, the crude J = 1 among
 * them: fits of more terms agree with each other better than with the truth.
 *
 * @param limit the middle of the fits, give or take their whole range: what the model lacks pushes all of them to one side
 * @param fits which fits these are
 */
record WaitExtrapolation(Interval limit, String fits) {
    private static final int[] TERMS = {1, 2, 3, 4};
    private static final double[] FROM = {1e-12, 1e-15, 1e-18};

    /** Of rows whose ε reach far below 1e-18. */
    static WaitExtrapolation of(Problem problem, List<Row> rows) {
        DegreeOneLayer layer = DegreeOneLayer.of(problem.links(), problem.neurons());
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        List<String> fits = new ArrayList<>();
        for (double from : FROM) {
            List<Row> used =
                    rows.stream().filter(row -> row.epsilon() <= from * 1.01).toList();
            for (int terms : TERMS) {
                if (used.size() > terms + 2) {
                    double limit = limit(layer, used, terms);
                    low = Math.min(low, limit);
                    high = Math.max(high, limit);
                    fits.add(String.format(Locale.ROOT, "J = %d from %.0e: %.5f", terms, from, limit));
                }
            }
        }
        return new WaitExtrapolation(
                new Interval(0.5 * (low + high), 1.5 * low - 0.5 * high, 1.5 * high - 0.5 * low),
                String.join(", ", fits));
    }

    private static double limit(DegreeOneLayer layer, List<Row> rows, int terms) {
        double[] y = new double[rows.size()];
        double[][] x = new double[rows.size()][terms];
        for (int i = 0; i < y.length; i++) {
            double epsilon = rows.get(i).epsilon();
            y[i] = rows.get(i).scaled() - layer.time(epsilon) / Math.pow(epsilon, 0.25);
            for (int j = 0; j < terms; j++) {
                x[i][j] = Math.pow(epsilon, (j + 1) / 12.0);
            }
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(y, x);
        return regression.estimateRegressionParameters()[0];
    }
}
