package plateau.symbolic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plateau.symbolic.Formula.Call;
import plateau.symbolic.Formula.Function;
import plateau.symbolic.Formula.Operator;

/**
 * Refuses a formula that is not defined, or is singular, somewhere on the real line.
 *
 * <p>On |z| ≤ 40 every argument of log, √, a denominator or a power is enclosed by interval arithmetic on cells that are halved
 * until the enclosure decides: log and denominators must keep away from 0, √ and positive fractional powers may touch it. A part
 * that cannot be told from 0 on a cell of width 10^−9 counts as 0. Beyond 40, where N(0,1) has no weight in double
 * precision, only what is certainly undefined is refused.
 *
 * <p>A part without z must be a finite number wherever it stands: in an exponent, in the bound of a piecewise, in a branch that
 * is never in use, as the factor of 0. Overflow of a part with z is not this class's business.
 */
public final class DomainCheck {
    private static final long MAX_WORK = 1_000_000;
    private static final double SMALLEST_CELL = 1e-9;
    /** Rounding that a root may see below 0; evaluation takes it as 0. */
    private static final double ROUNDING = -1e-13;

    private final Formula formula;
    private final EnclosureVisitor enclosures;
    private final Map<Formula, Boolean> signs = new IdentityHashMap<>();
    private Interval cell = Interval.ZERO;
    private boolean far;
    private boolean undecided;
    private @Nullable Doubt doubt;

    private record Doubt(Formula operation, Formula argument, Requirement requirement) {}

    private DomainCheck(Formula formula) {
        this.formula = formula;
        this.enclosures = new EnclosureVisitor(this::hear, MAX_WORK);
    }

    /**
     * Returns if {@code formula} is defined everywhere.
     *
     * @throws FormulaException if it is not, naming the part and the place, or if that cannot be decided with bounded work
     */
    public static void check(Formula formula) {
        PiecewiseBounds.within(formula, RealLine.REACH);
        DomainCheck check = new DomainCheck(formula);
        FormulaWalk.walkConstants(formula, check::checkConstant);
        boolean[] partial = {false};
        FormulaWalk.walk(formula, node -> partial[0] |= isPartial(node));
        if (partial[0]) {
            check.run();
        }
    }

    private static boolean isPartial(Formula node) {
        if (node instanceof Formula.Binary binary) {
            boolean dividing = binary.operator() == Operator.DIVIDE && !isNumberButZero(binary.right());
            return dividing || binary.operator() == Operator.POWER && !hasWholePositiveExponent(binary);
        }
        return node instanceof Call call && (call.function() == Function.LOG || call.function() == Function.SQRT);
    }

    private static boolean isNumberButZero(Formula formula) {
        return formula instanceof Formula.Number n && !n.value().isZero();
    }

    private static boolean hasWholePositiveExponent(Formula.Binary power) {
        return power.right() instanceof Formula.Number n
                && Formulas.isWhole(n)
                && n.value().signum() >= 0;
    }

    /** A constant is the same on every cell, so that one look decides. */
    private void checkConstant(Formula constant) {
        look(constant, Interval.ZERO);
        if (doubt != null) {
            throw refusal(doubt);
        }
        if (!Double.isFinite(FormulaCompiler.constantValue(constant))) {
            throw FormulaException.of(
                    "the constant " + DomainPlaces.brief(constant)
                            + " is not a finite number in double precision; keep it and its parts below 1e300 in absolute value");
        }
    }

    private void run() {
        for (Interval start : RealLine.near(formula)) {
            decide(start);
        }
        far = true;
        for (boolean side : new boolean[] {true, false}) {
            signs.clear();
            for (Interval start : RealLine.far(formula, side)) {
                look(formula, start);
            }
        }
    }

    private void decide(Interval start) {
        Deque<Interval> open = new ArrayDeque<>();
        open.push(start);
        while (!open.isEmpty()) {
            look(formula, open.pop());
            if (undecided && cell.width() > SMALLEST_CELL) {
                double middle = cell.middle();
                Interval left = new Interval(cell.low(), middle);
                Interval right = new Interval(middle, cell.high());
                open.push(middle > 0 ? right : left);
                open.push(middle > 0 ? left : right);
            } else if (doubt != null) {
                throw refusal(doubt);
            }
        }
    }

    private void look(Formula part, Interval at) {
        cell = at;
        undecided = false;
        doubt = null;
        enclosures.enclose(part, at);
    }

    private void hear(Formula operation, Formula argument, Requirement requirement, Enclosure values) {
        if (requirement.isBrokenBy(values.value())) {
            throw refusal(new Doubt(operation, argument, requirement));
        }
        if (far) {
            hearFar(operation, argument, requirement, values.centre());
        } else if (!requirement.isMetBy(values.value()) && !isRounding(requirement, values.value())) {
            undecided = true;
            if (requirement.isBrokenByTouching() && doubt == null) {
                doubt = new Doubt(operation, argument, requirement);
            }
        }
    }

    private static boolean isRounding(Requirement requirement, Interval values) {
        return requirement == Requirement.NOT_NEGATIVE && values.low() >= ROUNDING;
    }

    /** Beyond the reach of the weight a denominator that changes its sign has a zero in between. */
    private void hearFar(Formula operation, Formula argument, Requirement requirement, Interval centre) {
        if (requirement == Requirement.NOT_ZERO && requirement.isMetBy(centre)) {
            Boolean before = signs.put(operation, centre.isPositive());
            if (before != null && before != centre.isPositive()) {
                throw refusal(new Doubt(operation, argument, requirement));
            }
        }
    }

    private FormulaException refusal(Doubt culprit) {
        Requirement requirement = culprit.requirement();
        boolean constant = Constancy.isConstant(culprit.argument());
        return FormulaException.of(DomainPlaces.brief(culprit.operation()) + complaint(requirement)
                + (constant ? DomainPlaces.EVERYWHERE : place(culprit)) + "; "
                + (constant ? remedyOfConstant(culprit) : remedy(culprit)));
    }

    private String place(Doubt culprit) {
        return Affine.of(culprit.argument())
                .map(argument -> DomainPlaces.of(argument, culprit.requirement()))
                .orElseGet(() -> DomainPlaces.near(cell.middle()));
    }

    private static String complaint(Requirement requirement) {
        return requirement == Requirement.NOT_ZERO ? " divides by 0 " : " is not defined ";
    }

    private static String remedyOfConstant(Doubt culprit) {
        String number =
                switch (culprit.requirement()) {
                    case POSITIVE -> "a positive number";
                    case NOT_NEGATIVE -> "a number that is not negative";
                    case NOT_ZERO -> "a number other than 0";
                };
        return "put " + number + " in the place of " + DomainPlaces.brief(culprit.argument());
    }

    private static String remedy(Doubt culprit) {
        return switch (culprit.requirement()) {
            case POSITIVE -> "keep " + DomainPlaces.brief(culprit.argument())
                    + " positive for every real z, as 1 + z^2 is";
            case NOT_NEGATIVE -> "keep " + DomainPlaces.brief(culprit.argument())
                    + " from being negative for any real z, as z^2 is";
            case NOT_ZERO -> "keep " + DomainPlaces.brief(culprit.argument())
                    + " away from 0 for every real z, as 1 + z^2 is";
        };
    }
}
