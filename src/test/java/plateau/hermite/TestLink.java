package plateau.hermite;

import java.util.function.DoubleUnaryOperator;
import plateau.link.LinkFunction;

/** A link made of a plain function, its derivative by central differences. */
record TestLink(String name, DoubleUnaryOperator f, double[] kinkList) implements LinkFunction {
    static LinkFunction of(DoubleUnaryOperator f, double... kinks) {
        return new TestLink("f", f, kinks);
    }

    static LinkFunction named(String name, DoubleUnaryOperator f, double... kinks) {
        return new TestLink(name, f, kinks);
    }

    @Override
    public double value(double z) {
        return f.applyAsDouble(z);
    }

    @Override
    public double derivative(double z) {
        return (value(z + 1e-6) - value(z - 1e-6)) / 2e-6;
    }

    @Override
    public double[] kinks() {
        return kinkList.clone();
    }
}
