package plateau.derivation;

import static plateau.derivation.Quantities.A;
import static plateau.derivation.Quantities.EPSILON;
import static plateau.derivation.Quantities.R;
import static plateau.derivation.Quantities.S;
import static plateau.derivation.Quantities.SPHERE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import plateau.flow.LinkPair;
import plateau.symbolic.Expression;
import plateau.symbolic.Expression.Function;
import plateau.symbolic.Expression.Symbol;
import plateau.symbolic.Expression.Total;

/** Special cases: one class, two classes, parity, a linear network. */
final class SpecialSteps {
    private static final Symbol UK = Expression.symbol("U", "K");
    private static final Symbol VK = Expression.symbol("V", "K");
    private static final Expression S2 = Expression.power(S, 2);

    private final Coefficients coefficients;
    private final LinkPair links;

    SpecialSteps(Coefficients coefficients) {
        this.coefficients = coefficients;
        this.links = coefficients.pattern();
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>(List.of(oneClass(), twoClasses()));
        if (!coefficients.isKnown()) {
            return steps;
        }
        steps.add(symmetry());
        List<Integer> active = coefficients.ofActivation();
        if (active.equals(List.of(1))) {
            steps.add(linear());
        }
        return steps;
    }

    private static Expression u(Expression r) {
        return Expression.applied(UK, r);
    }

    private static Expression uPrime(Expression r) {
        return Expression.applied(UK.prime(), r);
    }

    private static Expression v(Expression s) {
        return Expression.applied(VK, s);
    }

    private static Expression vPrime(Expression s) {
        return Expression.applied(VK.prime(), s);
    }

    private static Equation cutKernel(String label, Symbol kernel, Symbol variable, Expression c) {
        Expression term = c.times(Expression.power(variable, Quantities.K));
        return Equation.of(label, Expression.applied(kernel, variable), Quantities.sumOverDegrees(term));
    }

    private static Expression halfNorm() {
        return Expression.HALF.times(Quantities.sumOverDegrees(Expression.power(Expression.symbol("phi", "k"), 2)));
    }

    private Step oneClass() {
        Expression risk = Expression.sum(
                halfNorm(),
                A.times(v(S)).negated(),
                Expression.product(Expression.HALF, Expression.power(A, 2), u(S2)));
        Step.Builder step = Step.named("one-class", "Special case: all neurons equal")
                .says(
                        "Neurons that start equal stay equal: the flow is a planar system in (a, s), with the kernels cut at"
                                + " degree {}.",
                        coefficients.degree())
                .equation(cutKernel(
                        "one-class.U",
                        UK,
                        Expression.symbol("r"),
                        Expression.power(Expression.symbol("sigma", "k"), 2)))
                .equation(cutKernel(
                        "one-class.V", VK, S, Expression.symbol("phi", "k").times(Expression.symbol("sigma", "k"))))
                .equation(Equation.of("one-class.a", EPSILON.times(A.dot()), v(S).minus(A.times(u(S2)))))
                .equation(Equation.of(
                        "one-class.s",
                        S.dot(),
                        Expression.product(A, SPHERE, vPrime(S).minus(Expression.product(A, S, uPrime(S2))))))
                .equation(Equation.of("one-class.risk", R, risk))
                .equation(Equation.of("one-class.fixed.a", A, v(S).over(u(S2))))
                .equation(Equation.of(
                        "one-class.fixed.risk",
                        R,
                        halfNorm()
                                .minus(Expression.power(v(S), 2)
                                        .over(Expression.of(2).times(u(S2))))));
        coefficients
                .numbers()
                .ifPresentOrElse(
                        numbers -> step.table(fixedPoints(numbers)),
                        () -> step.remark(
                                "Where the fixed points lie depends on the parameters; --set makes them numbers."));
        step.remark(
                "Fixed points are {} and the stationary points of the last line on (−1, 1), with the a of the line before; and {},"
                        + " {}.",
                Equation.inline(S2, Expression.ONE),
                Equation.inline(A, Expression.ZERO),
                Equation.inline(v(S), Expression.ZERO));
        if (links.sigma(0) != 0) {
            step.remark("With all a(0) equal nothing is left to seed degree 1 by the law of the general case.");
        }
        return step.because(
                        Source.DERIVED,
                        "the mean-field flow with one class; the eigenvalue given is that of the slow"
                                + " manifold as ε → 0, the other is {}",
                        u(S2).negated().over(EPSILON))
                .build();
    }

    private static Table fixedPoints(LinkPair numbers) {
        List<List<Prose>> rows = new ArrayList<>();
        for (PlanarSystem.FixedPoint x : PlanarSystem.of(numbers).fixedPoints()) {
            rows.add(List.of(
                    Prose.of("{}", Decimals.brief(settled(x.s()))),
                    Prose.of("{}", Decimals.brief(settled(x.a()))),
                    Prose.of("{}", Decimals.brief(settled(x.risk()))),
                    Prose.of("{}", Decimals.brief(settled(x.slow()))),
                    Prose.of("{}", x.kind().words())));
        }
        return new Table(
                Prose.of("Fixed points of one class (those that show on a grid of 1000 values of s)."),
                List.of(
                        Prose.of("{}", S),
                        Prose.of("{}", A),
                        Prose.of("{}", R),
                        Prose.of("slow eigenvalue"),
                        Prose.of("")),
                rows);
    }

    private static double settled(double x) {
        return Math.abs(x) < 1e-13 ? 0 : x;
    }

    private Step twoClasses() {
        Symbol ap = Expression.symbol("a", "p");
        Symbol sp = Expression.symbol("s", "p");
        Symbol aq = Expression.symbol("a", "q");
        Symbol sq = Expression.symbol("s", "q");
        Symbol wq = Expression.symbol("w", "q");
        Expression two = Expression.of(2);
        Expression overlap = sp.times(sq);
        Expression pull = new Total("q", Expression.ONE, two, Expression.product(wq, aq, u(overlap)));
        Expression turn = new Total("q", Expression.ONE, two, Expression.product(wq, aq, sq, uPrime(overlap)));
        Expression sphere = Expression.ONE.minus(Expression.power(sp, 2));
        Step.Builder step = Step.named("two-classes", "Special case: two classes")
                .says(
                        "Two classes of weights {}, {} (p = 1, 2) follow four equations.",
                        Expression.symbol("w", "1"),
                        Equation.inline(Expression.symbol("w", "2"), Expression.ONE.minus(Expression.symbol("w", "1"))))
                .equation(Equation.of("two-classes.a", EPSILON.times(ap.dot()), v(sp).minus(pull)))
                .equation(Equation.of(
                        "two-classes.s",
                        sp.dot(),
                        Expression.product(ap, sphere, vPrime(sp).minus(turn))));
        if (oddOnly()) {
            step.remark(
                    "With equal weights and opposite starts the classes stay opposite, {}, {}: then only odd degrees act, and the"
                            + " planar system of one class holds with U and V restricted to them.",
                    Equation.inline(
                            Expression.symbol("a", "2"),
                            Expression.symbol("a", "1").negated()),
                    Equation.inline(
                            Expression.symbol("s", "2"),
                            Expression.symbol("s", "1").negated()));
        }
        if (links.sigma(0) != 0 && coefficients.ofBoth().stream().anyMatch(k -> k > 1)) {
            step.remark(
                    "For a(0) = ±1 of equal weight A is fixed by S after degree 1 ({} constraints, two classes):"
                            + " leading order has no finite constant for the wait that follows.",
                    2);
        }
        return step.because(Source.DERIVED, "the mean-field flow with two classes")
                .build();
    }

    /** Whether no even degree drives anything. */
    private boolean oddOnly() {
        return coefficients.ofBoth().stream().allMatch(k -> k % 2 == 1)
                && !coefficients.ofBoth().isEmpty();
    }

    private Step symmetry() {
        boolean oddTarget = degrees(k -> links.phi(k) != 0).stream().allMatch(k -> k % 2 == 1);
        boolean evenTarget = degrees(k -> links.phi(k) != 0).stream().allMatch(k -> k % 2 == 0);
        Step.Builder step = Step.named("symmetry", "Special case: symmetric laws and parity");
        if (oddTarget) {
            step.says(
                    "The target is odd. If the law of a(0) is symmetric and {} at the start, the law of (a, s) stays symmetric under"
                            + " (a, s) → (−a, −s), and every even equation vanishes.",
                    Equation.inline(S, Expression.ZERO));
            degrees(k -> k % 2 == 0 && links.sigma(k) != 0).stream()
                    .limit(4)
                    .forEach(k -> step.equation(new Equation(
                            "symmetry.e." + k, Quantities.residual(k), Relation.IDENTICAL, Expression.ZERO)));
        } else if (evenTarget) {
            step.says(
                    "The target is even, so {} and {}: at d = ∞ the overlaps stay {} and no degree above 0 is ever learned.",
                    Equation.inline(Quantities.phi(1), Expression.ZERO),
                    Equation.inline(Expression.applied(Quantities.V.prime(), Expression.ZERO), Expression.ZERO),
                    Equation.inline(S, Expression.ZERO));
            degrees(k -> k > 0 && links.phi(k) != 0).stream()
                    .limit(4)
                    .forEach(k -> step.equation(new Equation(
                            "symmetry.e." + k, Quantities.residual(k), Relation.IDENTICAL, coefficients.phi(k))));
        } else {
            step.says(
                    "The target is neither even nor odd (degrees {}): no equation vanishes by symmetry.",
                    degrees(k -> links.phi(k) != 0).stream()
                            .limit(6)
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ")));
        }
        return step.because(
                        Source.DERIVED,
                        "under (a, s) → (−a, −s) the moment {} changes by the sign {}",
                        Expression.mean(A.times(Expression.power(S, Quantities.K))),
                        Expression.power(Expression.of(-1), Quantities.K.plus(Expression.ONE)))
                .build();
    }

    private List<Integer> degrees(Predicate<Integer> which) {
        List<Integer> result = new ArrayList<>();
        for (int k = 0; k <= links.degree(); k++) {
            if (which.test(k)) {
                result.add(k);
            }
        }
        return result;
    }

    /** σ = σ_1 z: in the clock dT = σ_1 e_1 dt all neurons follow ε a′ = s, s′ = a(1 − s²). */
    private Step linear() {
        Symbol start = Expression.symbol("a", "0");
        Expression gap = EPSILON.times(Expression.power(start, 2).minus(Expression.power(A, 2)));
        Expression squared = Expression.ONE.minus(Expression.call(Function.EXP, gap));
        Symbol x = Expression.symbol("x");
        Expression ofX = EPSILON.times(Expression.power(start, 2).minus(Expression.power(x, 2)));
        Expression integrand =
                Expression.power(Expression.ONE.minus(Expression.call(Function.EXP, ofX)), Expression.of(-1, 2));
        Step.Builder step = Step.named("linear", "Special case: a linear network")
                .says(
                        "The activation has degree 1 only. From {} every neuron moves on a curve of its own, {} being its a at the"
                                + " start, and all of them on one clock {}.",
                        Equation.inline(S, Expression.ZERO),
                        start,
                        Equation.inline(
                                Expression.symbol("T").dot(),
                                Expression.product(Expression.symbol("sigma", 1), Quantities.residual(1))))
                .equation(Equation.of("linear.s", S2, squared))
                .equation(Equation.of(
                        "linear.clock",
                        Expression.symbol("T"),
                        EPSILON.times(new Expression.Integral(
                                "x",
                                Expression.call(Function.ABS, start),
                                Expression.call(Function.ABS, A),
                                integrand))))
                .equation(Equation.of(
                        "linear.end",
                        Expression.mean(A.times(S)),
                        coefficients.phi(1).over(coefficients.sigma(1))));
        return step.remark("The last line is where the motion ends; the clock holds while s keeps its sign.")
                .because(
                        Source.DERIVED,
                        "{} is conserved for each neuron",
                        EPSILON.times(Expression.power(A, 2)).plus(Expression.call(Function.LOG, SPHERE)))
                .build();
    }
}
