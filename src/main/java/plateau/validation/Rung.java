package plateau.validation;

import plateau.timescale.Progress;

/**
 * One rung of the ladder: a question about an experiment that ends in comparisons. A new one is a class with a reader of its
 * table, entered in {@link Rungs}.
 */
public interface Rung {
    /** Its name, which is that of its table in an experiment file. */
    String name();

    /** What it asks, in one sentence. */
    String question();

    /** About how many seconds it takes on one core, for the remaining time. */
    double work(Laboratory laboratory);

    /**
     * Measures and compares.
     *
     * @throws InterruptedRungException if the progress asked to stop
     */
    RungResult run(Laboratory laboratory, Progress progress);
}
