package plateau.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rungs there are, in the order of the ladder; each has a table in an experiment file that bears its name. */
public final class Rungs {
    /** Reads the table of a rung. */
    interface Reader {
        Rung read(TomlTable table, Problem problem) throws ExperimentException;
    }

    /** The last rung, which needs no table: it looks at the runs of all others. */
    static final Rung LAST = new InvariantRung();

    private static final Map<String, Reader> READERS = readers();

    private Rungs() {}

    private static Map<String, Reader> readers() {
        Map<String, Reader> readers = new LinkedHashMap<>();
        readers.put("coefficients", CoefficientRung::read);
        readers.put("orthonormal", OrthonormalRung::read);
        readers.put("floor", FloorRung::read);
        readers.put("width", WidthRung::read);
        readers.put("dimension", DimensionRung::read);
        readers.put("escape", EscapeRung::read);
        readers.put("sgd", SgdRung::read);
        readers.put("learning-times", LearningTimesRung::read);
        readers.put("law", LawRung::read);
        readers.put("fast-system", FastSystemRung::read);
        readers.put("slow-system", SlowSystemRung::read);
        readers.put("fast-slow-order", FastSlowOrderRung::read);
        readers.put("gap-law", GapLawRung::read);
        readers.put("wait-constant", WaitConstantRung::read);
        return readers;
    }

    static Map<String, Reader> byName() {
        return READERS;
    }

    /** The names of all rungs. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(READERS.keySet());
        names.add(LAST.name());
        return names;
    }
}
