package plateau.network;

import plateau.link.LinkFunction;

/** K and M by the product of two Gauss–Hermite rules: exact for polynomials of total degree below 2n, for smooth links. */
final class TensorGaussHermite implements PairQuadrature {
    private final LinkFunction f;
    private final GaussRule rule;
    private final double[] weightedValue;
    private final double[] weightedSlope;

    TensorGaussHermite(LinkFunction f, LinkFunction g, int n) {
        this.f = f;
        rule = GaussRule.hermite(n);
        weightedValue = new double[n];
        weightedSlope = new double[n];
        for (int i = 0; i < n; i++) {
            weightedValue[i] = rule.weight(i) * g.value(rule.node(i));
            weightedSlope[i] = rule.weight(i) * g.derivative(rule.node(i));
        }
    }

    @Override
    public Values at(double theta) {
        double rho = Math.sin(theta);
        double c = Math.cos(theta);
        double k = 0;
        double m = 0;
        for (int i = 0; i < rule.size(); i++) {
            double mean = 0;
            double tilted = 0;
            for (int j = 0; j < rule.size(); j++) {
                double y = rule.node(j);
                double value = rule.weight(j) * f.value(rho * rule.node(i) + c * y);
                mean += value;
                tilted += value * y;
            }
            k += weightedValue[i] * mean;
            m += weightedSlope[i] * tilted;
        }
        return new Values(k, c < PARALLEL ? 0 : m);
    }
}
