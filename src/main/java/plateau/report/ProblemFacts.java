package plateau.report;

import java.util.LinkedHashMap;
import java.util.Map;
import plateau.flow.LinkPair;
import plateau.hermite.HermiteExpansion;
import plateau.validation.Problem;

/** What an experiment trains, as names and values for a table. */
final class ProblemFacts {
    static final String TARGET = "target φ";
    static final String ACTIVATION = "activation σ";

    private ProblemFacts() {}

    /** Value by name, in the order to show. */
    static Map<String, String> of(Problem problem) {
        LinkPair links = problem.links();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(TARGET, links.targetName());
        facts.put(ACTIVATION, links.activationName());
        facts.put("a(0)", problem.law().text());
        facts.put("ε", Notation.epsilon(problem.epsilon()));
        facts.put("degrees kept", "0 to " + links.degree());
        facts.put("cut off of ‖φ‖², ‖σ‖²", cut(links.target()) + ", " + cut(links.activation()));
        facts.put("seed", Long.toString(problem.seed()));
        return facts;
    }

    private static String cut(HermiteExpansion f) {
        return Notation.percentage(f.tail(), f.norm2());
    }
}
