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

    /** The box of these parameters; its points are the same for the same names and assumptions. */
    static ParameterBox of(SortedSet<String> names, Assumptions assumptions) {
        SamplePoints samples = new SamplePoints(names.hashCode());
        List<Map<String, BigFraction>> points = new ArrayList<>();
        int count = names.isEmpty() ? 1 : POINTS;
        for (int i = 0; i < count; i++) {
            TreeMap<String, BigFraction> point = new TreeMap<>();
            int stratum = i;
            for (String name : names) {
                // another order of the parts for every other parameter, so that they do not rise together
                int own = point.size() % 2 == 0 ? stratum : (stratum * 3 + point.size()) % count;
                point.put(name, samples.inside(assumptions.of(name), own, count));
            }
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
