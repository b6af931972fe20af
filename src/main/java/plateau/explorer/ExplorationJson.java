package plateau.explorer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import plateau.report.PredictionJson;
import plateau.timescale.Prediction;
import plateau.timescale.ResidualCurve;
import plateau.timescale.Run;

/** A prediction at one ε for the page: the document of {@code predict --json}, and the curves. */
final class ExplorationJson {
    private static final int MOST_POINTS = 600;

    private ExplorationJson() {}

    static ObjectNode of(Prediction prediction) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("prediction", new PredictionJson(prediction).tree());
        root.set("functions", functions(prediction));
        if (!prediction.runs().isEmpty()) {
            Run run = prediction.runs().get(0);
            root.set("curve", curve(prediction, run.curve()));
        }
        return root;
    }

    private static ObjectNode functions(Prediction prediction) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("targetNorm2", prediction.links().target().norm2());
        node.put("targetTail", prediction.links().target().tail());
        node.put("activationNorm2", prediction.links().activation().norm2());
        node.put("activationTail", prediction.links().activation().tail());
        return node;
    }

    /** Times, risk, and of each degree of the target the part of its energy that is left, e_k²/φ_k². */
    private static ObjectNode curve(Prediction prediction, ResidualCurve curve) {
        int stride = 1 + (curve.size() - 1) / MOST_POINTS;
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("t", Series.of(curve.size(), stride, curve::time));
        node.set("risk", Series.of(curve.size(), stride, curve::risk));
        ArrayNode energies = node.putArray("energies");
        for (int k = 0; k <= curve.degree(); k++) {
            double phi = prediction.links().phi(k);
            if (phi != 0) {
                int degree = k;
                ObjectNode energy = energies.addObject().put("degree", k);
                energy.set("left", Series.of(curve.size(), stride, i -> {
                    double part = curve.residual(i, degree) / phi;
                    return part * part;
                }));
            }
        }
        return node;
    }
}
