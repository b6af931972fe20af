package plateau.explorer;

/** Times that suit a logarithmic axis. */
final class LogTimes {
    private LogTimes() {}

    /**
     * From {@code first} to {@code last}, both included, so many for each decade.
     *
     * @param first positive, at most {@code last}
     */
    static double[] between(double first, double last, int perDecade) {
        int steps = Math.max(1, (int) Math.ceil(perDecade * Math.log10(last / first)));
        double[] times = new double[steps + 1];
        for (int i = 0; i < steps; i++) {
            times[i] = first * Math.pow(last / first, (double) i / steps);
        }
        times[steps] = last;
        return times;
    }

    /** The end of an overlay: a bit after the last degree of the prediction has been learned. */
    static double horizon(plateau.timescale.Run run) {
        double latest = 0;
        for (plateau.timescale.DegreeTimes times : run.times()) {
            latest = Math.max(latest, 1.2 * times.t10().orElse(0));
            latest = Math.max(latest, 2 * times.t50().orElse(0));
        }
        return latest > 0 ? Math.min(latest, run.endTime()) : run.endTime();
    }
}
