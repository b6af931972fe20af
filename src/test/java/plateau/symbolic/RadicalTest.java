package plateau.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RadicalTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 1",
        "1, 1, 1",
        "2, 1, 2",
        "4, 2, 1",
        "12, 2, 3",
        "997, 1, 997",
        "994009, 997, 1",
        "1018081, 1009, 1", // the square of a prime that is not tried
        "2036162, 1009, 2",
        "2432902008176640000, 7257600, 46189", // 20!
        "1000000000000000000000000000000, 1000000000000000, 1"
    })
    void takesSquaresOut(BigInteger n, BigInteger outside, BigInteger inside) {
        assertThat(Radical.of(n)).isEqualTo(new Radical(outside, inside));
    }

    @Property
    void isTheRootAndHasNoSquareOfASmallPrimeInside(
            @ForAll @BigRange(min = "1", max = "100000000000000000000000000") BigInteger n,
            @ForAll @LongRange(min = 1, max = 5000) long factor) {
        BigInteger number = n.multiply(BigInteger.valueOf(factor).pow(2));
        Radical root = Radical.of(number);
        assertThat(root.outside().pow(2).multiply(root.inside())).isEqualTo(number);
        for (long p = 2; p <= 1000; p++) {
            assertThat(root.inside().mod(BigInteger.valueOf(p * p)).signum()).isNotZero();
        }
    }
}
