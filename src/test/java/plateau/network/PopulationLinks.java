package plateau.network;

import java.util.function.DoubleUnaryOperator;
import plateau.link.LinkFunction;

/** Links of the tests of the population flow. */
final class PopulationLinks {
    private PopulationLinks() {}

    /** Σ_k c_k h_k with the normalised probabilists' Hermite polynomials, by their recurrence. */
    static LinkFunction hermite(double... c) {
        return link("hermite", z -> sum(c, z, 0), z -> sum(c, z, 1));
    }

    /** max(z − b, 0). */
    static LinkFunction biasedRelu(double b) {
        return link("relu(z - " + b + ")", z -> Math.max(z - b, 0), z -> z > b ? 1 : 0, b);
    }

    /** 1 for z ≥ b, else 0. */
    static LinkFunction stepAt(double b) {
        return link("step(z - " + b + ")", z -> z >= b ? 1 : 0, z -> 0, b);
    }

    static LinkFunction scaled(LinkFunction f, double w) {
        double[] kinks = f.kinks();
        for (int i = 0; i < kinks.length; i++) {
            kinks[i] /= w;
        }
        return link(f.name() + " of " + w + " z", z -> f.value(w * z), z -> w * f.derivative(w * z), kinks);
    }

    static LinkFunction link(String name, DoubleUnaryOperator value, DoubleUnaryOperator slope, double... kinks) {
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
                return slope.applyAsDouble(z);
            }

            @Override
            public double[] kinks() {
                return kinks.clone();
            }
        };
    }

    /** Σ c_k h_k(z), or with h_k′ = √k h_{k−1} its derivative if {@code order} is 1. */
    private static double sum(double[] c, double z, int order) {
        double sum = 0;
        double last = 0;
        double h = 1;
        for (int k = 0; k + order < c.length; k++) {
            sum += c[k + order] * (order == 1 ? Math.sqrt(k + 1) : 1) * h;
            double next = (z * h - Math.sqrt(k) * last) / Math.sqrt(k + 1);
            last = h;
            h = next;
        }
        return sum;
    }
}
