package plateau.symbolic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import plateau.symbolic.Formula.Binary;
import plateau.symbolic.Formula.Call;
import plateau.symbolic.Formula.Operator;

/**
 * Finds the kinks of a formula on |z| ≤ 40: the bounds of every piecewise, and the zeros of every <em>switch</em>, the part
 * whose sign chooses a branch (the argument of relu, elu, abs, sign, step, √ and fractional powers; the difference of the arguments of
 * max and min).
 *
 * <p>An affine switch gives its zero exactly; a polynomial is first freed exactly of multiple zeros. Any other is enclosed on cells by interval arithmetic: a cell without 0 in
 * the enclosure is done, one on which the switch is monotone is bisected, others are halved. What remains at width 10^−8 is a
 * zero without change of sign, (z−1)² at 1, placed where the slope changes sign. No zero can be missed; a kink too many, where
 * the switch almost touches 0, does no harm.
 *
 * <p>A switch that is 0 on a whole interval (abs(relu(z)) for z &lt; 0) has no kink inside.
 */
final class KinkFinder {
    /** More would make every quadrature crawl. */
    static final int MAX_KINKS = 1000;

    private static final long MAX_WORK = 1_000_000;
    private static final double SMALLEST_CELL = 0x1p-27;
    /** Zeros found numerically are the same if closer than this. */
    private static final double RESOLUTION = 1e-7;
    /** A switch below this cannot be told from 0. */
    private static final double NOISE = 1e-14;
    /** A stretch this wide on which a switch cannot be told from 0 is no single zero. */
    private static final double FLAT = 0.5;

    private final Formula formula;
    private final EnclosureVisitor enclosures = new EnclosureVisitor((o, a, r, v) -> {}, MAX_WORK);
    private final TreeSet<Double> exact = new TreeSet<>();
    private final TreeSet<Double> numeric = new TreeSet<>();

    private KinkFinder(Formula formula) {
        this.formula = formula;
    }

    /**
     * The kinks in increasing order.
     *
     * @throws FormulaException if there are more than {@value #MAX_KINKS}, or they cannot be found with bounded work
     */
    static double[] kinks(Formula formula) {
        return new KinkFinder(formula).run();
    }

    private double[] run() {
        SortedSet<Double> bounds = PiecewiseBounds.within(formula, RealLine.REACH);
        exact.addAll(bounds);
        List<Double> edges = new ArrayList<>(bounds);
        edges.add(0, -RealLine.REACH);
        edges.add(RealLine.REACH);
        for (int i = 0; i + 1 < edges.size(); i++) {
            searchRegion(new Interval(edges.get(i), edges.get(i + 1)));
        }
        numeric.stream().filter(this::isApart).toList().forEach(exact::add);
        return exact.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Whether a zero found numerically is not one of those known exactly or of those taken before. */
    private boolean isApart(double z) {
        Double below = exact.floor(z + RESOLUTION);
        Double belowNumeric = numeric.lower(z);
        boolean repeated = belowNumeric != null && z - belowNumeric < RESOLUTION;
        return !repeated && (below == null || z - below > RESOLUTION);
    }

    private void searchRegion(Interval region) {
        FormulaWalk.walkAt(region.middle(), formula, node -> switchOf(node).ifPresent(s -> searchSwitch(s, region)));
    }

    /** The part of {@code node} at whose zeros it has a kink. */
    private static Optional<Formula> switchOf(Formula node) {
        if (node instanceof Call call) {
            List<Formula> arguments = call.arguments();
            return switch (call.function()) {
                case RELU, ELU, ABS, SIGN, STEP, SQRT -> Optional.of(arguments.get(0));
                case MAX, MIN -> Optional.of(Formulas.difference(arguments.get(0), arguments.get(1)));
                default -> Optional.empty();
            };
        }
        boolean power = node instanceof Binary binary && binary.operator() == Operator.POWER && isFractional(binary);
        return power ? Optional.of(((Binary) node).left()) : Optional.empty();
    }

    private static boolean isFractional(Binary power) {
        return Constancy.isConstant(power.right())
                && !FormulaCompiler.isWholeExponent(FormulaCompiler.constantValue(power.right()));
    }

    private void searchSwitch(Formula part, Interval region) {
        if (Constancy.isConstant(part)) {
            return;
        }
        Optional<Affine> affine = Affine.of(part);
        if (affine.isPresent()) {
            affine.get().root().filter(region::contains).ifPresent(exact::add);
        } else {
            new Search(withSimpleZeros(part)).over(region);
        }
        if (exact.size() + numeric.size() > MAX_KINKS) {
            throw FormulaException.of("the formula has more than " + MAX_KINKS + " kinks between z = -40 and 40, from "
                    + DomainPlaces.brief(part) + " changing its sign; let it oscillate less");
        }
    }

    /** A polynomial is searched without its multiple zeros, which intervals find hard. */
    private static Formula withSimpleZeros(Formula part) {
        try {
            return Polynomial.of(part)
                    .map(polynomial -> polynomial.squareFree().formula())
                    .orElse(part);
        } catch (FormulaException numbersOutOfBounds) {
            return part;
        }
    }

    /** The search for the zeros of one switch. */
    private final class Search {
        private final Formula part;
        private final Evaluator evaluator;
        private final List<Interval> unresolved = new ArrayList<>();

        Search(Formula part) {
            this.part = part;
            this.evaluator = FormulaCompiler.compile(part);
        }

        void over(Interval region) {
            Deque<Interval> open = new ArrayDeque<>();
            for (double high = region.high(); high > region.low(); high = Math.ceil(high) - 1) {
                open.push(new Interval(Math.max(region.low(), Math.ceil(high) - 1), high));
            }
            while (!open.isEmpty() && numeric.size() <= MAX_KINKS) {
                split(open.pop(), open);
            }
            touches();
        }

        private void split(Interval cell, Deque<Interval> open) {
            Enclosure enclosure = enclosures.enclose(part, cell);
            Interval values = enclosure.value();
            if (!values.contains(0) || values.low() == 0 && values.high() == 0) {
                return;
            }
            if (enclosure.slope().isPositive() || enclosure.slope().isNegative()) {
                bisection(evaluator::value, cell).ifPresent(numeric::add);
            } else if (values.magnitude() <= NOISE || cell.width() <= SMALLEST_CELL) {
                unresolved.add(cell);
            } else {
                // The left half comes first, so that unresolved cells are met in order.
                open.push(new Interval(cell.middle(), cell.high()));
                open.push(new Interval(cell.low(), cell.middle()));
            }
        }

        /** Joins neighbouring unresolved cells and places one kink in each group. */
        private void touches() {
            Interval group = null;
            for (Interval cell : unresolved) {
                if (group != null && cell.low() - group.high() <= SMALLEST_CELL) {
                    group = group.hull(cell);
                } else {
                    place(group);
                    group = cell;
                }
            }
            place(group);
        }

        private void place(@org.jspecify.annotations.Nullable Interval group) {
            if (group == null || group.width() > FLAT) {
                return;
            }
            Interval around = new Interval(group.low() - SMALLEST_CELL, group.high() + SMALLEST_CELL);
            numeric.add(bisection(evaluator::value, around)
                    .or(() -> bisection(evaluator::derivative, around))
                    .orElse(group.middle()));
        }
    }

    /** A change of sign in {@code cell}, to the last bit; empty if the ends have the same sign. */
    private static Optional<Double> bisection(DoubleUnaryOperator function, Interval cell) {
        double low = cell.low();
        double high = cell.high();
        double signLow = Math.signum(function.applyAsDouble(low));
        double signHigh = Math.signum(function.applyAsDouble(high));
        if (signLow == 0 || signHigh == 0) {
            return Optional.of((signLow == 0 ? low : high) + 0.0);
        }
        if (!(signLow * signHigh < 0)) {
            return Optional.empty();
        }
        while (true) {
            double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high) {
                return Optional.of(nearerZero(function, low, high));
            }
            double sign = Math.signum(function.applyAsDouble(middle));
            if (sign == 0) {
                return Optional.of(middle + 0.0);
            }
            if (sign == signLow) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    private static double nearerZero(DoubleUnaryOperator function, double low, double high) {
        return Math.abs(function.applyAsDouble(low)) <= Math.abs(function.applyAsDouble(high)) ? low : high;
    }
}
