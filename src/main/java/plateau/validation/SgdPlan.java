package plateau.validation;

/**
 * A set of SGD runs that differ in their seeds alone.
 *
 * @param width m
 * @param dimension d
 * @param scaledStep η d
 * @param seeds the number of runs
 * @param batch samples for each step
 * @param labelNoise τ
 */
record SgdPlan(int width, int dimension, double scaledStep, int seeds, int batch, double labelNoise) {
    /** η. */
    double step() {
        return scaledStep / dimension;
    }

    /** Multiplications and additions of the whole set up to a time. */
    double operations(double end) {
        return 4.0 * width * dimension * batch * seeds * end / step();
    }
}
