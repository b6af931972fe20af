package plateau.timescale;

/** Times that suit a logarithmic axis. */
public final class LogTimes {
    private LogTimes() {}

    /**
     * From {@code first} to {@code last}, both included, so many for each decade.
     *
     * @param first positive, at most {@code last}
     */
    public static double[] between(double first, double last, int perDecade) {
        int steps = Math.max(1, (int) Math.ceil(perDecade * Math.log10(last / first)));
        double[] times = new double[steps + 1];
        for (int i = 0; i < steps; i++) {
            times[i] = first * Math.pow(last / first, (double) i / steps);
        }
        times[steps] = last;
        return times;
    }

    /** Where there is nothing more to see: a bit after the last degree of a run has been learned. */
    public static double horizon(Run run) {
        double latest = 0;
        for (DegreeTimes times : run.times()) {
            latest = Math.max(latest, 1.2 * times.t10().orElse(0));
            latest = Math.max(latest, 2 * times.t50().orElse(0));
        }
        return latest > 0 ? Math.min(latest, run.endTime()) : run.endTime();
    }
}
