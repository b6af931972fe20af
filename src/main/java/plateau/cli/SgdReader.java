package plateau.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import plateau.blas.Precision;
import plateau.flow.LinkPair;
import plateau.network.SgdSettings;

/** Reads how SGD trains; chooses the step where none is given. */
final class SgdReader {
    /** Of η d and of (η/ε) ‖σ‖²: the noise is then √0.05 and both layers move little in a step (theory.md §6). */
    private static final double GENTLE = 0.05;

    /** Weeks, even for the smallest network. */
    private static final double MOST_STEPS = 1e12;

    private static final int LARGEST_BATCH = 1_000_000;
    private static final int MOST_HELD_OUT = 100_000_000;

    private final OptionalDouble step;
    private final int batch;
    private final double labelNoise;
    private final boolean projected;
    private final int heldOut;
    private final Precision precision;

    /** Everything is checked here. */
    SgdReader(SimulateOptions.Sgd options) {
        step = Numbers.inRange("--step", options.step, 1e-30, 1e3, "a positive step up to 1000, as in 1e-4");
        batch = Numbers.whole("--batch", options.batch, 1, LARGEST_BATCH).orElse(1);
        labelNoise = Numbers.inRange("--label-noise", options.labelNoise, 0, 1e6, "a standard deviation from 0 to 1e6")
                .orElse(0);
        projected = !options.noProjection;
        heldOut = Numbers.whole("--held-out", options.heldOut, 0, MOST_HELD_OUT).orElse(0);
        precision = precision(options.precision);
    }

    private static Precision precision(@Nullable String text) {
        for (Precision each : Precision.values()) {
            if (text == null || text.strip().equals(each.word())) {
                return each;
            }
        }
        throw new BadRequestException("--precision", String.valueOf(text), "give double or float");
    }

    /** The settings for input dimension d and an end time. */
    SgdSettings settings(LinkPair links, double epsilon, double dimension, double end, long seed) {
        double chosen = step.orElse(Math.min(
                GENTLE / dimension, GENTLE * epsilon / links.activation().norm2()));
        if (end / chosen > MOST_STEPS) {
            throw new BadRequestException(String.format(
                    Locale.ROOT,
                    "--step %.3g: t = %.3g takes %.2g steps of that size, give a larger step or an earlier end (at most %.0e"
                            + " steps)",
                    chosen,
                    end,
                    end / chosen,
                    MOST_STEPS));
        }
        return SgdSettings.of(chosen)
                .withBatch(batch)
                .withLabelNoise(labelNoise)
                .withProjection(projected)
                .withHeldOut(heldOut)
                .withPrecision(precision)
                .withSeed(seed);
    }
}
