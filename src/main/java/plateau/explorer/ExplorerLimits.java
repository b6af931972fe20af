package plateau.explorer;

import java.time.Duration;

/**
 * What a page may ask for. Immutable, with defaults: {@code ExplorerLimits.defaults().withDeadline(..)}.
 *
 * @param formulaLength characters of a formula or a list of coefficients
 * @param classes classes of a continuous law, and atoms of a law of atoms
 * @param degree the highest Hermite degree that may be asked for
 * @param computations how many go on at a time
 * @param waiting how many may wait for their turn
 * @param patience how long one waits before it is told that the server is busy
 * @param deadline how long a computation may take
 * @param simulations how many overlays (flows of finite width, SGD runs) go on at a time
 * @param simulationDeadline how long an overlay may take
 * @param width neurons of an SGD run; each recorded state keeps their m² overlaps
 * @param flowWidth neurons of a flow, which goes by classes
 * @param work of an SGD run, steps × batch × width × dimension
 * @param connections open at a time
 */
public record ExplorerLimits(
        int formulaLength,
        int classes,
        int degree,
        int computations,
        int waiting,
        Duration patience,
        Duration deadline,
        int simulations,
        Duration simulationDeadline,
        int width,
        int flowWidth,
        double work,
        int connections) {
    /** Limits for one person at one machine: as many computations as it has processors. */
    public static ExplorerLimits defaults() {
        int processors = Math.max(2, Runtime.getRuntime().availableProcessors());
        return new ExplorerLimits(
                500,
                400,
                60,
                processors,
                256,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                processors,
                Duration.ofMinutes(2),
                200,
                100_000,
                3e11,
                512);
    }

    public ExplorerLimits withComputations(int count, int mayWait) {
        return new ExplorerLimits(
                formulaLength,
                classes,
                degree,
                count,
                mayWait,
                patience,
                deadline,
                simulations,
                simulationDeadline,
                width,
                flowWidth,
                work,
                connections);
    }

    public ExplorerLimits withDeadlines(Duration patience, Duration computation, Duration simulation) {
        return new ExplorerLimits(
                formulaLength,
                classes,
                degree,
                computations,
                waiting,
                patience,
                computation,
                simulations,
                simulation,
                width,
                flowWidth,
                work,
                connections);
    }
}
