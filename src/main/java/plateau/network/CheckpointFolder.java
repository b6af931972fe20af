package plateau.network;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A folder of checkpoints of one SGD run: the newest and the one before it. Immutable, with defaults: {@code
 * CheckpointFolder.at(path).withPeriod(Duration.ofMinutes(5))}.
 *
 * <p>A run that finds checkpoints of itself goes on from the newest that is whole, to the same end bit for bit; it writes one
 * every {@link #period}, when it is interrupted and at its end. A folder belongs to one run: one of other settings is
 * refused, and so is a second process at the same time.
 */
public final class CheckpointFolder {
    private static final Duration DEFAULT_PERIOD = Duration.ofSeconds(30);

    private final Path path;
    private final Duration period;
    private final long steps;

    private CheckpointFolder(Path path, Duration period, long steps) {
        this.path = path;
        this.period = period;
        this.steps = steps;
    }

    /** A folder, made when the run begins if it is missing; a checkpoint every 30 seconds. */
    public static CheckpointFolder at(Path path) {
        return new CheckpointFolder(path, DEFAULT_PERIOD, 0);
    }

    /**
     * Another time between two checkpoints. It is stretched where writing one would take more than a twentieth of the time.
     *
     * @throws NetworkException if it is negative
     */
    public CheckpointFolder withPeriod(Duration changed) {
        if (changed.isNegative()) {
            throw new NetworkException("the time between two checkpoints is " + changed + "; give a positive duration");
        }
        return new CheckpointFolder(path, changed, steps);
    }

    /**
     * Another checkpoint after every {@code changed} steps, 0 for none.
     *
     * @throws NetworkException if it is negative
     */
    public CheckpointFolder withSteps(long changed) {
        if (changed < 0) {
            throw new NetworkException("the number of steps between two checkpoints is " + changed
                    + "; give a positive number, or 0 to go by the clock alone");
        }
        return new CheckpointFolder(path, period, changed);
    }

    public Path path() {
        return path;
    }

    /** The time between two checkpoints. */
    public Duration period() {
        return period;
    }

    /** The number of steps between two checkpoints, 0 if only the clock counts. */
    public long steps() {
        return steps;
    }
}
