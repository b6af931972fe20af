package plateau.symbolic;

import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Short names to build formula trees by hand. */
public final class Trees {
    public static final Formula Z = new Formula.Variable();

    private Trees() {}

    public static Formula number(int numerator, int denominator) {
        return new Formula.Number(new BigFraction(numerator, denominator));
    }

    public static Formula number(int n) {
        return number(n, 1);
    }

    public static Formula call(Formula.Function function, Formula... arguments) {
        return new Formula.Call(function, List.of(arguments));
    }

    public static Formula plus(Formula a, Formula b) {
        return new Formula.Binary(Formula.Operator.ADD, a, b);
    }

    public static Formula minus(Formula a, Formula b) {
        return new Formula.Binary(Formula.Operator.SUBTRACT, a, b);
    }

    public static Formula times(Formula a, Formula b) {
        return new Formula.Binary(Formula.Operator.MULTIPLY, a, b);
    }

    public static Formula over(Formula a, Formula b) {
        return new Formula.Binary(Formula.Operator.DIVIDE, a, b);
    }

    public static Formula power(Formula a, int n) {
        return new Formula.Binary(Formula.Operator.POWER, a, number(n));
    }
}
