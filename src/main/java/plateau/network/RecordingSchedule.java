package plateau.network;

/** The steps at which an SGD run is measured: for each asked time t the first n with η·n ≥ t. Immutable. */
final class RecordingSchedule {
    /** Beyond it η·n and η·(n + 1) need not differ. */
    private static final double MOST_STEPS = 0x1p52;

    private final long[] steps;

    private RecordingSchedule(long[] steps) {
        this.steps = steps;
    }

    /**
     * @throws NetworkException if there is no time, one is negative or not finite, they do not increase, or the last needs more
     *     than 2^52 steps
     */
    static RecordingSchedule of(double[] times, double step) {
        if (times.length == 0) {
            throw new NetworkException("no time is asked for; give at least one, the last is where the run ends");
        }
        long[] steps = new long[times.length];
        double before = -1;
        for (int i = 0; i < times.length; i++) {
            check(times[i], before, i);
            steps[i] = firstStep(times[i], step);
            before = times[i];
        }
        return new RecordingSchedule(steps);
    }

    private static void check(double time, double before, int i) {
        if (!(time >= 0 && Double.isFinite(time))) {
            throw new NetworkException("asked time " + i + " is " + time + "; give times that are 0 or positive");
        }
        if (time <= before) {
            throw new NetworkException(
                    "asked time " + i + " is " + time + " and follows " + before + "; give them in increasing order");
        }
    }

    private static long firstStep(double time, double step) {
        double quotient = Math.ceil(time / step);
        if (quotient > MOST_STEPS) {
            throw new NetworkException("the time " + time + " needs more than 2^52 steps of " + step
                    + "; give a larger step or an earlier end");
        }
        long n = (long) quotient;
        // The quotient is rounded: the product decides, since it is the time that is reported.
        while (n > 0 && step * (n - 1) >= time) {
            n--;
        }
        while (step * n < time) {
            n++;
        }
        return n;
    }

    int size() {
        return steps.length;
    }

    long step(int i) {
        return steps[i];
    }

    long last() {
        return steps[steps.length - 1];
    }
}
