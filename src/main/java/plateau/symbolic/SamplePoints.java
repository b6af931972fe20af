package plateau.symbolic;

import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;
import plateau.symbolic.Range.End;

/** Random exact numbers inside the range of a parameter, of moderate size where the range has no bounds. */
final class SamplePoints {
    private static final int STEPS = 97;

    private final SplittableRandom random;

    SamplePoints(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /**
     * A number inside; the only one if there is but one.
     *
     * @param stratum which of the {@code strata} equal parts of the range it is drawn from
     */
    BigFraction inside(ParameterRange parameter, int stratum, int strata) {
        Range range = parameter.range();
        BigFraction part = new BigFraction(random.nextInt(2, STEPS - 2), STEPS)
                .add(stratum)
                .divide(strata);
        End low = range.low();
        End high = range.high();
        if (low.infinite() && high.infinite()) {
            return part.multiply(4).subtract(2);
        }
        if (low.infinite() || high.infinite()) {
            BigFraction size = part.multiply(3);
            return low.infinite() ? high.value().subtract(size) : low.value().add(size);
        }
        return low.value().add(part.multiply(high.value().subtract(low.value())));
    }
}
