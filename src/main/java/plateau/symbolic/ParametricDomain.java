package plateau.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/**
 * Refuses a formula that is not defined on the whole real line for some values of its parameters that the assumptions allow.
 *
 * <p>Every partial operation is first enclosed in exact ranges, z running through the real line; where that proves nothing,
 * points of the box are tried: the ends of its ranges, zero, and some inside. What neither proves nor refutes is noted.
 */
public final class ParametricDomain {
    private static final int TRIED = 12;

    private final Formula formula;
    private final Assumptions assumptions;
    private final List<Map<String, BigFraction>> points;

    private ParametricDomain(Formula formula, Assumptions assumptions) {
        this.formula = formula;
        this.assumptions = assumptions;
        this.points = points(ParameterSubstitution.parametersOf(formula), assumptions);
    }

    private record Doubt(Formula operation, Formula argument, Requirement requirement) {}

    /**
     * Returns if {@code formula} is defined wherever the parameters may be.
     *
     * @return remarks on what was tested at points only
     * @throws ParameterException if it is not, with the part, the place, and an assumption that would be right
     */
    public static List<String> check(Formula formula, Assumptions assumptions) {
        return new ParametricDomain(formula, assumptions).run();
    }

    private List<String> run() {
        List<Doubt> doubts = new ArrayList<>();
        formula.accept(new RangeVisitor(assumptions::range, (operation, argument, requirement, values) -> {
            if (!RangeVisitor.isMet(requirement, values)) {
                doubts.add(new Doubt(operation, argument, requirement));
            }
        }));
        for (Doubt doubt : doubts) {
            if (Constancy.isConstant(doubt.argument())) {
                tryConstant(doubt);
            }
        }
        tryPoints(doubts);
        return doubts.stream().map(ParametricDomain::remark).distinct().toList();
    }

    private static String remark(Doubt doubt) {
        return "that " + DomainPlaces.brief(doubt.operation())
                + " is defined wherever the assumptions allow was tested at points, not proved";
    }

    /** A constant that takes both signs vanishes somewhere, because the box is connected. */
    private void tryConstant(Doubt doubt) {
        boolean positive = false;
        boolean negative = false;
        for (Map<String, BigFraction> point : points) {
            double value = value(doubt.argument(), point);
            positive |= value > 0;
            negative |= value < 0;
            boolean broken = value == 0 && doubt.requirement().isBrokenByTouching()
                    || value < 0 && doubt.requirement() != Requirement.NOT_ZERO
                    || positive && negative;
            if (broken) {
                throw refusal(doubt, "");
            }
        }
    }

    private static double value(Formula constant, Map<String, BigFraction> point) {
        try {
            return FormulaCompiler.constantValue(ParameterValues.of(point).putInto(constant));
        } catch (FormulaException e) {
            return Double.NaN;
        }
    }

    /** Every point, or a few of them if nothing is in doubt. */
    private void tryPoints(List<Doubt> doubts) {
        for (Map<String, BigFraction> point : doubts.isEmpty() ? points.subList(0, 1) : points) {
            ParameterValues values = ParameterValues.of(point);
            try {
                DomainCheck.check(values.putInto(formula));
            } catch (FormulaException e) {
                throw doubts.isEmpty()
                        ? ParameterException.contradiction(
                                "with " + values + ", which the assumptions allow: " + e.getMessage())
                        : refusal(doubts.get(0), " (with " + values + ": " + e.getMessage() + ")");
            }
        }
    }

    private ParameterException refusal(Doubt doubt, String witness) {
        String needed =
                switch (doubt.requirement()) {
                    case POSITIVE -> " is positive";
                    case NOT_NEGATIVE -> " is not negative";
                    case NOT_ZERO -> " is not 0";
                };
        return ParameterException.contradiction(DomainPlaces.brief(doubt.operation()) + " is defined only where "
                + DomainPlaces.brief(doubt.argument()) + needed + ", which the assumptions do not ensure" + witness
                + "; "
                + remedy(doubt));
    }

    private String remedy(Doubt doubt) {
        if (ParameterSubstitution.parametersOf(doubt.argument()).isEmpty()) {
            return "write a formula that is defined for every z and every value allowed";
        }
        boolean positive = doubt.requirement() != Requirement.NOT_ZERO;
        List<String> more = new SignDecision(assumptions).suggestions(doubt.argument(), positive);
        List<String> other =
                more.isEmpty() ? new SignDecision(Assumptions.none()).suggestions(doubt.argument(), positive) : more;
        return (more.isEmpty() && !other.isEmpty() ? "instead " : "")
                + new ParametricExpectation.NeedsAssumption("", other, true).remedy();
    }

    private static List<Map<String, BigFraction>> points(SortedSet<String> names, Assumptions assumptions) {
        SamplePoints samples = new SamplePoints(names.hashCode() + 1L);
        List<Map<String, BigFraction>> points = new ArrayList<>();
        for (int i = 0; i < TRIED; i++) {
            TreeMap<String, BigFraction> point = new TreeMap<>();
            for (String name : names) {
                point.put(name, samples.inside(assumptions.of(name), (i * (1 + point.size())) % TRIED, TRIED));
            }
            points.add(point);
        }
        for (String name : names) {
            for (BigFraction special : specials(assumptions.range(name))) {
                TreeMap<String, BigFraction> point = new TreeMap<>(points.get(0));
                point.put(name, special);
                points.add(point);
            }
        }
        return points;
    }

    /** Closed ends, zero if it is inside. */
    private static List<BigFraction> specials(Range range) {
        List<BigFraction> specials = new ArrayList<>();
        for (BigFraction candidate :
                List.of(BigFraction.ZERO, range.low().value(), range.high().value())) {
            Optional.of(candidate).filter(x -> range.contains(Range.point(x))).ifPresent(specials::add);
        }
        return specials;
    }
}
