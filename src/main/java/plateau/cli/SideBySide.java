package plateau.cli;

import java.util.Arrays;
import plateau.timescale.Progress;

/** The progress of several runs as that of one: the mean of their parts. Safe from any thread. */
final class SideBySide {
    private final Progress shown;
    private final String task;
    private final double[] parts;

    SideBySide(Progress shown, String task, int runs) {
        this.shown = shown;
        this.task = task;
        this.parts = new double[runs];
    }

    /** Reports part {@code done} of one run. */
    synchronized void update(int run, double done) {
        parts[run] = Math.max(0, Math.min(1, done));
        shown.update(task, Arrays.stream(parts).average().orElse(0));
    }

    boolean interrupted() {
        return shown.interrupted();
    }

    /** The progress of one of the runs. */
    RunProgress of(int run) {
        return new RunProgress(this, run);
    }

    /** What one run reports to. */
    record RunProgress(SideBySide all, int run) {
        void update(double done) {
            all.update(run, done);
        }

        boolean interrupted() {
            return all.interrupted();
        }
    }
}
