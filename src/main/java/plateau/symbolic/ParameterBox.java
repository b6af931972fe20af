package plateau.symbolic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/**
 * The set that the parameters of a formula run through, and some points inside at which identities and closed forms are
 * tested.
 */
final class ParameterBox {
    /** Points at which every closed form is tested. */
    static final int POINTS = 4;

    private final SortedSet<String> names;
    private final Assumptions assumptions;
    private final List<Map<String, BigFraction>> points;

    private ParameterBox(SortedSet<String> names, Assumptions assumptions, List<Map<String, BigFraction>> points) {
        this.names = names;
        this.assumptions = assumptions;
        this.points = points;
    }

    /** The box of a formula; the points are the same for the same names and assumptions. */
    static ParameterBox of(Formula formula, Assumptions assumptions) {
        SortedSet<String> names = Substitution.parametersOf(formula);
        SamplePoints samples = new SamplePoints(names.hashCode());
        List<Map<String, BigFraction>> points = new ArrayList<>();
        for (int i = 0; i < (names.isEmpty() ? 1 : POINTS); i++) {
            TreeMap<String, BigFraction> point = new TreeMap<>();
            names.forEach(name -> point.put(name, samples.inside(assumptions.of(name))));
            points.add(Collections.unmodifiableMap(point));
        }
        return new ParameterBox(names, assumptions, List.copyOf(points));
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    SortedSet<String> names() {
        return names;
    }

    Assumptions assumptions() {
        return assumptions;
    }

    List<Map<String, BigFraction>> points() {
        return points;
    }
}
