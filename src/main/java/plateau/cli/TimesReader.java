package plateau.cli;

import java.util.Arrays;
import java.util.List;

/** Reads the times of the states: a list, or zero and times evenly spaced in log t up to an end. */
final class TimesReader {
    private static final int MOST_TIMES = 100_000;
    private static final int DEFAULT_COUNT = 60;

    /** The first time after 0, as a part of ε: before degree 0 has moved much. */
    private static final double FIRST = 0.1;

    /** At least three decades, however large ε is. */
    private static final double LEAST_RANGE = 1e-3;

    private final SimulateOptions.Times options;
    private final double epsilon;

    TimesReader(SimulateOptions.Times options, double epsilon) {
        this.options = options;
        this.epsilon = epsilon;
    }

    /** The times, rising. */
    double[] times() {
        if (options.times == null) {
            return spaced(Numbers.inRange("--until", options.until, 1e-30, 1e100, "an end time from 1e-30 to 1e100")
                    .orElse(SimulateOptions.Times.DEFAULT_END));
        }
        if (options.until != null) {
            throw new BadRequestException("--until and --times both say when to end: give one of them");
        }
        List<Double> values = Numbers.list("--times", options.times, MOST_TIMES);
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) < 0 || values.get(i) > 1e100) {
                throw new BadRequestException("--times", values.get(i).toString(), "give times from 0 to 1e100");
            }
            if (i > 0 && values.get(i) <= values.get(i - 1)) {
                throw new BadRequestException(
                        "--times", values.get(i).toString(), "it follows " + values.get(i - 1) + ", give rising times");
            }
        }
        if (values.get(values.size() - 1) == 0) {
            throw new BadRequestException("--times", options.times, "nothing happens by t = 0, give a later time too");
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double[] spaced(double end) {
        double first = Math.min(FIRST * epsilon, LEAST_RANGE * end);
        double[] times = new double[DEFAULT_COUNT + 1];
        for (int i = 1; i <= DEFAULT_COUNT; i++) {
            times[i] = first * Math.pow(end / first, (i - 1.0) / (DEFAULT_COUNT - 1));
        }
        times[DEFAULT_COUNT] = end;
        return times;
    }

    /** The chosen times as SGD can have them: those that fall on one step become one. Asked times stay as they are. */
    double[] onSteps(double[] times, double step) {
        if (options.times != null) {
            return times;
        }
        return Arrays.stream(times)
                .map(t -> Math.ceil(t / step * (1 - 1e-12)))
                .distinct()
                .map(n -> n * step)
                .toArray();
    }
}
