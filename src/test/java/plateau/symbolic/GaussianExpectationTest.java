package plateau.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static plateau.symbolic.Trees.Z;
import static plateau.symbolic.Trees.call;
import static plateau.symbolic.Trees.number;
import static plateau.symbolic.Trees.over;
import static plateau.symbolic.Trees.plus;
import static plateau.symbolic.Trees.power;

import org.junit.jupiter.api.Test;
import plateau.symbolic.Formula.Function;

class GaussianExpectationTest {
    private static GaussianExpectation.Closed closed(Formula f, int degree) {
        GaussianExpectation.Result r = GaussianExpectation.coefficients(f, degree);
        assertThat(r).isInstanceOf(GaussianExpectation.Closed.class);
        return (GaussianExpectation.Closed) r;
    }

    @Test
    void show() {
        Formula half = number(1, 2);
        Formula[] fs = {
            call(Function.RELU, Z),
            call(Function.RELU, plus(Z, half)),
            call(Function.GELU, Z),
            call(Function.ELU, Z),
            call(Function.COS, plus(Trees.times(number(2), Z), number(1))),
            call(Function.EXP, over(power(Z, 2), number(-2))),
            call(Function.ERF, over(Z, call(Function.SQRT, number(2)))),
            power(Z, 4)
        };
        for (Formula f : fs) {
            long t = System.nanoTime();
            GaussianExpectation.Closed c = closed(f, 12);
            long t1 = System.nanoTime();
            System.out.println(f + " " + (t1 - t) / 1e6 + " ms");
            for (int k : new int[] {0, 1, 2, 3, 4, 7, 12}) {
                System.out.println(c.coefficients().get(k));
            }
        }
    }
}
