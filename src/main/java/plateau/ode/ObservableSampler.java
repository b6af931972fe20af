package plateau.ode;

/** Evaluates observables on the dense output of a step, through one scratch state. */
final class ObservableSampler {
    private final Observables observables;
    private final double[] state;

    ObservableSampler(Observables observables, int dimension) {
        this.observables = observables;
        this.state = new double[dimension];
    }

    int count() {
        return observables.count();
    }

    /** @throws ArithmeticException if an observable is NaN */
    void sample(DenseStep step, double t, double[] out) {
        step.stateAt(t, state);
        evaluate(t, out);
    }

    /** As {@link #sample}, of the step's rough state. */
    void sketch(DenseStep step, double t, double[] out) {
        step.sketchAt(t, state);
        evaluate(t, out);
    }

    private void evaluate(double t, double[] out) {
        observables.evaluate(state, out);
        for (int i = 0; i < observables.count(); i++) {
            if (Double.isNaN(out[i])) {
                throw new ArithmeticException("Observable " + i + " is NaN at time " + t
                        + " of a finite state: its formula is not defined there.");
            }
        }
    }
}
