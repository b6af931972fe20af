package plateau.validation;

import org.apache.commons.math3.stat.regression.SimpleRegression;

/** The exponent of y ~ x^p by regression of ln y on ln x. */
final class PowerLaw {
    private PowerLaw() {}

    /**
     * The exponent with its t interval.
     *
     * @param x positive, at least three different values
     * @param y positive, as many
     * @throws IllegalArgumentException if there are fewer than three points, or one is not positive
     */
    static Interval exponent(double[] x, double[] y, double confidence) {
        if (x.length != y.length || x.length < 3) {
            throw new IllegalArgumentException("an exponent with an interval needs three points, not " + x.length);
        }
        SimpleRegression regression = new SimpleRegression();
        for (int i = 0; i < x.length; i++) {
            if (!(x[i] > 0 && y[i] > 0)) {
                throw new IllegalArgumentException("the point (" + x[i] + ", " + y[i] + ") has no logarithm");
            }
            regression.addData(Math.log(x[i]), Math.log(y[i]));
        }
        double halfWidth = regression.getSlopeConfidenceInterval(1 - confidence);
        double slope = regression.getSlope();
        return new Interval(slope, slope - halfWidth, slope + halfWidth);
    }
}
