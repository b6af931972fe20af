package plateau.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import plateau.hermite.HermiteBasis;
import plateau.hermite.HermiteCoefficient;
import plateau.timescale.DegreeSummary;
import plateau.timescale.DegreeTimes;
import plateau.timescale.HierarchyTime;
import plateau.timescale.LearningLaw;
import plateau.timescale.LocalSlope;
import plateau.timescale.MethodDifference;
import plateau.timescale.PlateauHeight;
import plateau.timescale.Prediction;
import plateau.timescale.Run;
import plateau.timescale.Segment;
import plateau.timescale.Warning;

/**
 * A prediction as one JSON document for scripts. Numbers are full-precision doubles; what is absent or not finite is
 * {@code null}; the keys do not change.
 */
public final class PredictionJson {
    /** The normalisation every number refers to. */
    public static final String CONVENTION = HermiteBasis.CONVENTION;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Prediction prediction;

    /** The document of one prediction. */
    public PredictionJson(Prediction prediction) {
        this.prediction = prediction;
    }

    /** The document as text that ends with a line end. */
    public String text() {
        return JsonFields.text(tree());
    }

    /** The document as a tree. */
    public ObjectNode tree() {
        ObjectNode root = NODES.objectNode();
        root.put("convention", CONVENTION);
        root.put("target", prediction.links().targetName());
        root.put("activation", prediction.links().activationName());
        root.put("init", prediction.law());
        root.put("classes", prediction.classCount());
        root.set("degrees", degrees());
        JsonFields.put(root, "riskFloor", prediction.riskFloor());
        root.set("laws", laws());
        root.set("plateaus", plateaus());
        root.set("runs", runs());
        root.set("slopes", slopes());
        root.set("hierarchy", hierarchy());
        if (!prediction.checks().isEmpty()) {
            root.set("checks", checks());
        }
        ArrayNode warnings = root.putArray("warnings");
        prediction.warnings().stream().map(Warning::text).forEach(warnings::add);
        return root;
    }

    private ArrayNode degrees() {
        ArrayNode array = NODES.arrayNode();
        for (DegreeSummary d : prediction.degrees()) {
            ObjectNode node = array.addObject().put("degree", d.degree());
            JsonFields.put(node, "phi", d.phi());
            JsonFields.put(node, "sigma", d.sigma());
            node.put("learnable", d.learnable());
            node.put("learnability", JsonFields.word(d.learnability()));
            exact(node, "phiExact", prediction.links().target().coefficient(d.degree()));
            exact(node, "sigmaExact", prediction.links().activation().coefficient(d.degree()));
        }
        return array;
    }

    /** The closed form, null where there is none: the value is by quadrature, or given. */
    private static void exact(ObjectNode node, String key, HermiteCoefficient coefficient) {
        node.put(key, coefficient.exact().orElse(null));
    }

    private ArrayNode laws() {
        ArrayNode array = NODES.arrayNode();
        for (LearningLaw law : prediction.laws()) {
            ObjectNode node = array.addObject().put("degree", law.degree());
            if (law.after().isPresent()) {
                node.put("after", law.after().getAsInt());
            } else {
                node.putNull("after");
            }
            node.put("exponent", Notation.exponent(law));
            node.put("logarithm", law.logarithm());
            JsonFields.put(node, "constant", law.constant());
            node.put("formula", law.formula());
        }
        return array;
    }

    private ArrayNode plateaus() {
        ArrayNode array = NODES.arrayNode();
        for (PlateauHeight plateau : prediction.plateaus()) {
            ObjectNode node = array.addObject();
            JsonFields.put(node, "risk", plateau.risk());
            ArrayNode learned = node.putArray("learned");
            plateau.learned().forEach(learned::add);
            if (plateau.next() < 0) {
                node.putNull("next");
            } else {
                node.put("next", plateau.next());
            }
        }
        return array;
    }

    private ArrayNode runs() {
        ArrayNode array = NODES.arrayNode();
        for (Run run : prediction.runs()) {
            ObjectNode node = array.addObject();
            JsonFields.put(node, "epsilon", run.epsilon());
            node.put("method", run.method().label());
            node.set("times", times(run));
            node.set("segments", segments(run));
            JsonFields.put(node, "finalRisk", run.finalRisk());
            JsonFields.put(node, "endTime", run.endTime());
            node.put("evaluations", run.evaluations());
            node.put("termination", JsonFields.word(run.termination()));
        }
        return array;
    }

    private static ArrayNode times(Run run) {
        ArrayNode array = NODES.arrayNode();
        for (DegreeTimes times : run.times()) {
            ObjectNode node = array.addObject().put("degree", times.degree());
            JsonFields.put(node, "t90", times.t90());
            JsonFields.put(node, "t50", times.t50());
            JsonFields.put(node, "t10", times.t10());
        }
        return array;
    }

    private static ArrayNode segments(Run run) {
        ArrayNode array = NODES.arrayNode();
        for (Segment segment : run.segments()) {
            ObjectNode node = array.addObject().put("kind", JsonFields.word(segment.kind()));
            JsonFields.put(node, "start", segment.start());
            JsonFields.put(node, "end", segment.end());
            segment.locked().forEach(node.putArray("locked")::add);
            segment.relaxing().forEach(node.putArray("relaxing")::add);
            node.put("evaluations", segment.evaluations());
            JsonFields.put(node, "mismatch", segment.mismatch());
            JsonFields.put(node, "truncation", segment.truncation());
            JsonFields.put(node, "relativeError", segment.relativeError());
        }
        return array;
    }

    private ArrayNode hierarchy() {
        ArrayNode array = NODES.arrayNode();
        for (HierarchyTime time : prediction.hierarchy()) {
            ObjectNode node = array.addObject().put("degree", time.degree());
            JsonFields.put(node, "epsilon", time.epsilon());
            JsonFields.put(node, "hierarchy", time.hierarchy());
            JsonFields.put(node, "solved", time.solved());
        }
        return array;
    }

    private ArrayNode checks() {
        ArrayNode array = NODES.arrayNode();
        for (MethodDifference check : prediction.checks()) {
            ObjectNode node = array.addObject().put("degree", check.degree());
            JsonFields.put(node, "epsilon", check.epsilon());
            JsonFields.put(node, "fastSlow", check.fastSlow());
            JsonFields.put(node, "reference", check.reference());
            JsonFields.put(node, "relativeDifference", check.relative());
            JsonFields.put(node, "relativeError", check.estimate());
        }
        return array;
    }

    private ArrayNode slopes() {
        ArrayNode array = NODES.arrayNode();
        for (LocalSlope slope : prediction.slopes()) {
            ObjectNode node = array.addObject().put("degree", slope.degree());
            JsonFields.put(node, "fromEpsilon", slope.fromEpsilon());
            JsonFields.put(node, "toEpsilon", slope.toEpsilon());
            JsonFields.put(node, "slope", slope.slope());
        }
        return array;
    }
}
