package plateau.hermite;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import plateau.hermite.CorrelationKernel.ClosedForm;

/**
 * Closed forms of U(r) = E[σ(G) σ(G_r)] for σ(z) = p + q z + w A(az + b).
 *
 * <p>With A_0, A_1 the first two coefficients of A(a·+b) and K its own kernel,
 * U(r) = p² + 2pwA_0 + (q² + 2qwA_1) r + w² K(r). The kernels K:
 *
 * <ul>
 *   <li>|z|: (2/π)(√(1−r²) + r asin r), the arc-cosine kernel of relu and leaky relu; sign z: (2/π) asin r
 *   <li>|z + b|, sign(z + b): from Price's theorem, K^{(n)}(r) = E[A^{(n)}(G) A^{(n)}(G_r)], so that K″ resp. K′ is the
 *       bivariate normal density 4 e^{−b²/(1+r)}/(2π√(1−r²)); with r = sin θ one smooth integral is left
 *   <li>erf(az + b) = E sign(az + b + N/√2), N independent: the kernel of sign at correlation 2a²r/(1+2a²) and shift
 *       b/√(a² + ½)
 *   <li>sin, cos: ½e^{−a²}(e^{a²r} ∓ cos(2b) e^{−a²r}); exp: e^{2b + a²(1+r)}; exp(−a²z²/2): ((1+a²)² − a⁴r²)^{−1/2}
 * </ul>
 */
final class KernelRecogniser {
    private static final double TWO_OVER_PI = 2 / Math.PI;

    private static final MathContext FIFTEEN_DIGITS = new MathContext(15);

    private KernelRecogniser() {}

    static Optional<ClosedForm> kernelOf(HermiteExpansion sigma) {
        Optional<KernelExpression> form = KernelExpression.of(sigma, sigma, "r");
        return form.map(f -> functions(sigma).with(f));
    }

    private static Functions functions(HermiteExpansion sigma) {
        if (KernelExpression.isSeries(sigma, sigma)) {
            double[] c = sigma.values();
            for (int k = 0; k < c.length; k++) {
                c[k] *= c[k];
            }
            return polynomial(c, "r");
        }
        return ofShape(sigma.tree().flatMap(LinkShape::of).orElseThrow(), sigma);
    }

    /** The kernel of two links whose shapes belong together, and that of a polynomial with any link. */
    static Optional<ClosedForm> kernelOf(HermiteExpansion phi, HermiteExpansion sigma, double[] products) {
        Optional<KernelExpression> form = KernelExpression.of(phi, sigma, "s");
        return form.map(f -> KernelExpression.isSeries(phi, sigma)
                ? polynomial(products, "s").with(f)
                : f.closedForm("s"));
    }

    /** A kernel as text in 15 digits and as functions. */
    private record Functions(String text, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        ClosedForm with(KernelExpression form) {
            return new ClosedForm(text, form.value(), form.derivative(), value, derivative);
        }
    }

    private static Functions polynomial(double[] c, String variable) {
        double[] derivative = new double[Math.max(1, c.length - 1)];
        for (int k = 1; k < c.length; k++) {
            derivative[k - 1] = k * c[k];
        }
        List<String> terms = new ArrayList<>();
        for (int k = 0; k < c.length; k++) {
            if (c[k] != 0) {
                String power = k == 0 ? "" : k == 1 ? variable : variable + "^" + k;
                terms.add(product(c[k], power));
            }
        }
        return new Functions(
                sum(terms), r -> CorrelationKernel.horner(c, r), r -> CorrelationKernel.horner(derivative, r));
    }

    private static Functions ofShape(LinkShape s, HermiteExpansion sigma) {
        double p = s.p().value();
        double q = s.q().value();
        double w = s.w().value();
        double mean = (sigma.coefficient(0).value() - p) / w;
        double slope = sigma.degree() == 0 ? 0 : (sigma.coefficient(1).value() - q) / w;
        Part part = part(s);
        double weight = w * w;
        // U = f_0² + f_1² r + w² Σ_{k≥2} A_k² r^k, and K may still hold A_0² and A_1² r
        double constant = part.firstDegree() > 0 ? square(sigma, 0) : settled(p * p + 2 * p * w * mean);
        double linear = part.firstDegree() > 1 ? square(sigma, 1) : settled(q * q + 2 * q * w * slope);
        List<String> terms = new ArrayList<>();
        if (constant != 0) {
            terms.add(number(constant));
        }
        if (linear != 0) {
            terms.add(product(linear, "r"));
        }
        Functions kernel = part.kernel();
        terms.add(
                weight == 1
                        ? kernel.text()
                        : product(weight, part.isSum() ? "(" + kernel.text() + ")" : kernel.text()));
        return new Functions(
                sum(terms),
                r -> constant + linear * r + weight * kernel.value().applyAsDouble(r),
                r -> linear + weight * kernel.derivative().applyAsDouble(r));
    }

    private static double square(HermiteExpansion sigma, int k) {
        return k > sigma.degree()
                ? 0
                : sigma.coefficient(k).value() * sigma.coefficient(k).value();
    }

    /** The part Σ_{k≥firstDegree} A_k² r^k of the kernel of A(az + b). */
    private record Part(int firstDegree, boolean isSum, Functions kernel) {
        Part(int firstDegree, Functions kernel) {
            this(firstDegree, false, kernel);
        }
    }

    /** Cancellation noise of a difference of numbers of order one is no term. */
    private static double settled(double x) {
        return Math.abs(x) < 1e-14 ? 0 : x;
    }

    private static Part part(LinkShape s) {
        double a = s.a().value();
        double b = s.b().value();
        double a2 = a * a;
        return switch (s.atom()) {
            case ABS -> abs(b);
            case SIGN -> sign(b, 1);
            case ERF -> sign(b / Math.sqrt(a2 + 0.5), 2 * a2 / (1 + 2 * a2));
            case SIN -> new Part(0, true, wave(a2, -Math.cos(2 * b)));
            case COS -> new Part(0, true, wave(a2, Math.cos(2 * b)));
            case EXP -> new Part(
                    0,
                    new Functions(
                            "exp(" + sum(List.of(number(2 * b + a2), product(a2, "r"))) + ")",
                            r -> Math.exp(2 * b + a2 * (1 + r)),
                            r -> a2 * Math.exp(2 * b + a2 * (1 + r))));
            case BUMP -> new Part(0, bump(a2));
            case NONE -> throw new IllegalStateException("an affine function is a polynomial");
        };
    }

    private static Part abs(double b) {
        if (b == 0) {
            return new Part(
                    0,
                    new Functions(
                            "(2/pi)*(sqrt(1 - r^2) + r*asin(r))",
                            r -> TWO_OVER_PI * (Math.sqrt((1 - r) * (1 + r)) + r * Math.asin(r)),
                            r -> TWO_OVER_PI * Math.asin(r)));
        }
        return new Part(
                2,
                new Functions(
                        "(2/pi)*integral((r - sin(x))*" + bend(b, "x") + ", x, 0, asin(r))",
                        r -> TWO_OVER_PI * toAsin(r, x -> (r - Math.sin(x)) * bend(b, Math.sin(x))),
                        r -> TWO_OVER_PI * toAsin(r, x -> bend(b, Math.sin(x)))));
    }

    /** The kernel of sign(z + b) at correlation ρr. */
    private static Part sign(double b, double rho) {
        String inner = rho == 1 ? "r" : product(rho, "r");
        if (b == 0) {
            return new Part(
                    0,
                    new Functions(
                            "(2/pi)*asin(" + inner + ")",
                            r -> TWO_OVER_PI * Math.asin(rho * r),
                            r -> TWO_OVER_PI * rho / Math.sqrt((1 - rho * r) * (1 + rho * r))));
        }
        return new Part(
                1,
                new Functions(
                        "(2/pi)*integral(" + bend(b, "x") + ", x, 0, asin(" + inner + "))",
                        r -> TWO_OVER_PI * toAsin(rho * r, x -> bend(b, Math.sin(x))),
                        r -> TWO_OVER_PI * rho * bend(b, rho * r) / Math.sqrt((1 - rho * r) * (1 + rho * r))));
    }

    private static double bend(double b, double sine) {
        return Math.exp(-b * b / (1 + sine));
    }

    private static String bend(double b, String x) {
        return "exp(-" + number(b * b) + "/(1 + sin(" + x + ")))";
    }

    private static double toAsin(double r, DoubleUnaryOperator f) {
        return GaussianQuadrature.integral(f, 0, Math.asin(Math.max(-1, Math.min(1, r))));
    }

    private static Functions wave(double a2, double c) {
        double half = Math.exp(-a2) / 2;
        return new Functions(
                sum(List.of(
                        product(half, "exp(" + product(a2, "r") + ")"),
                        product(half * c, "exp(" + product(-a2, "r") + ")"))),
                r -> half * (Math.exp(a2 * r) + c * Math.exp(-a2 * r)),
                r -> half * a2 * (Math.exp(a2 * r) - c * Math.exp(-a2 * r)));
    }

    private static Functions bump(double a2) {
        double top = (1 + a2) * (1 + a2);
        double a4 = a2 * a2;
        return new Functions(
                "1/sqrt(" + number(top) + " - " + product(a4, "r^2") + ")",
                r -> 1 / Math.sqrt(top - a4 * r * r),
                r -> a4 * r * Math.pow(top - a4 * r * r, -1.5));
    }

    private static String product(double c, String factor) {
        if (factor.isEmpty()) {
            return number(c);
        }
        return c == 1 ? factor : c == -1 ? "-" + factor : number(c) + "*" + factor;
    }

    private static String number(double x) {
        BigDecimal rounded = new BigDecimal(x).round(FIFTEEN_DIGITS).stripTrailingZeros();
        return Math.abs(rounded.scale()) < 25 ? rounded.toPlainString() : rounded.toString();
    }

    private static String sum(List<String> terms) {
        StringBuilder text = new StringBuilder();
        for (String term : terms) {
            if (text.length() == 0) {
                text.append(term);
            } else {
                boolean negative = term.startsWith("-");
                text.append(negative ? " - " : " + ").append(negative ? term.substring(1) : term);
            }
        }
        return text.length() == 0 ? "0" : text.toString();
    }
}
