package plateau.symbolic;

import java.util.List;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.LegendreRuleFactory;
import org.hipparchus.special.Erf;
import org.hipparchus.util.FastMath;

/** Evaluates an expression with the values of its symbols. */
final class ExpressionEvaluator implements ExpressionVisitor<Double> {
    private static final int NODES = 48;
    private static final int PANELS = 4;
    private static final LegendreRuleFactory RULES = new LegendreRuleFactory();

    private final ExpressionValues values;

    ExpressionEvaluator(ExpressionValues values) {
        this.values = values;
    }

    @Override
    public Double rational(Expression.Rational rational) {
        return rational.value().doubleValue();
    }

    @Override
    public Double decimal(Expression.Decimal decimal) {
        return decimal.value();
    }

    @Override
    public Double constant(Expression.Constant constant) {
        return constant.value();
    }

    @Override
    public Double symbol(Expression.Symbol symbol) {
        return values.symbol(symbol);
    }

    @Override
    public Double sum(Expression.Sum sum) {
        double result = 0;
        for (Expression term : sum.terms()) {
            result += term.accept(this);
        }
        return result;
    }

    /** A factor 0 settles the product: in k s^{k−1} the power is not looked at when k = 0. */
    @Override
    public Double product(Expression.Product product) {
        double result = 1;
        for (Expression factor : product.factors()) {
            result *= factor.accept(this);
            if (result == 0) {
                return 0.0;
            }
        }
        return result;
    }

    @Override
    public Double power(Expression.Power power) {
        double base = power.base().accept(this);
        if (power.exponent().equals(Expression.HALF)) {
            return Math.sqrt(base);
        }
        return Math.pow(base, power.exponent().accept(this));
    }

    @Override
    public Double call(Expression.Call call) {
        List<Expression> arguments = call.arguments();
        double x = arguments.get(0).accept(this);
        return switch (call.function()) {
            case EXP -> Math.exp(x);
            case LOG -> Math.log(x);
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case ASIN -> Math.asin(x);
            case SINH -> Math.sinh(x);
            case COSH -> Math.cosh(x);
            case TANH -> Math.tanh(x);
            case ERF -> Erf.erf(x);
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case STEP -> x > 0 ? 1.0 : x < 0 ? 0 : 0.5;
            case RELU -> Math.max(0, x);
            case SIGMOID -> sigmoid(x);
            case SOFTPLUS -> x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
            case ELU -> x > 0 ? x : FastMath.expm1(x);
            case GELU -> x * Erf.erfc(-x / Math.sqrt(2)) / 2;
            case SWISH -> x * sigmoid(x);
            case MAX -> Math.max(x, arguments.get(1).accept(this));
            case MIN -> Math.min(x, arguments.get(1).accept(this));
        };
    }

    private static double sigmoid(double x) {
        return x > 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
    }

    @Override
    public Double applied(Expression.Applied applied) {
        double x = applied.arguments().get(0).accept(this);
        return values.function(applied.function()).applyAsDouble(x);
    }

    @Override
    public Double mean(Expression.Mean mean) {
        return values.mean(mean.argument());
    }

    @Override
    public Double total(Expression.Total total) {
        int from = (int) Math.rint(total.from().accept(this));
        int to = (int) Math.rint(total.to().accept(this));
        double result = 0;
        for (int i = from; i <= to; i++) {
            result += values.withIndex(total.index(), i).of(total.term());
        }
        return result;
    }

    /** The integrands of kernels are smooth: a few panels of a high Gauss–Legendre rule leave rounding only. */
    @Override
    public Double integral(Expression.Integral integral) {
        double from = integral.from().accept(this);
        double to = integral.to().accept(this);
        double half = (to - from) / (2 * PANELS);
        GaussIntegrator rule = new GaussIntegrator(RULES.getRule(NODES));
        double result = 0;
        for (int i = 0; i < PANELS; i++) {
            double middle = from + half * (2 * i + 1);
            result += half
                    * rule.integrate(x ->
                            values.with(integral.variable(), middle + half * x).of(integral.integrand()));
        }
        return result;
    }
}
