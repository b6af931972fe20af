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
 * @param sameStart whether all runs, at whatever step, start from the same initial weights, which saves flows of many neurons
 * @param until where the runs end
 */
record SgdPlan(
        int width,
        int dimension,
        double scaledStep,
        int seeds,
        int batch,
        double labelNoise,
        boolean sameStart,
        double until) {
    /** η. */
    double step() {
        return scaledStep / dimension;
    }

    /** Multiplications and additions of the whole set. */
    double operations() {
        return 4.0 * width * dimension * batch * seeds * until / step();
    }
}
