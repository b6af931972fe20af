package plateau.explorer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import plateau.flow.LinkPair;
import plateau.hermite.Truncation;
import plateau.report.Answer;
import plateau.report.PredictionJson;
import plateau.timescale.Prediction;
import plateau.timescale.PredictionRequest;
import plateau.timescale.ResidualCurve;
import plateau.timescale.Run;

/** A prediction at one ε for the page: the document of {@code predict --json}, and the curves. */
final class ExplorationJson {
    private static final int MOST_POINTS = 600;

    private ExplorationJson() {}

    /** @param chosen whether the page chose the degree */
    static ObjectNode of(Prediction prediction, boolean chosen) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode answer = root.putArray("answer");
        new Answer(prediction).sentences().forEach(answer::add);
        ArrayNode notes = root.putArray("notes");
        if (chosen) {
            cut(prediction.links()).ifPresent(notes::add);
        }
        root.putObject("tolerance")
                .put("shown", Explorations.PAGE_RTOL)
                .put("downloaded", PredictionRequest.DEFAULT_RTOL);
        root.set("prediction", new PredictionJson(prediction).tree());
        if (!prediction.runs().isEmpty()) {
            Run run = prediction.runs().get(0);
            root.set("curve", curve(prediction, run.curve()));
        }
        return root;
    }

    /** What the page left out so that ε follows at once, if it is less than {@code predict} keeps. */
    private static Optional<String> cut(LinkPair links) {
        int whole = Truncation.commonDegree(links.target(), links.activation());
        double target = links.target().tail() / links.target().norm2();
        double activation = links.activation().tail() / links.activation().norm2();
        boolean less = links.target().polynomialDegree().isEmpty()
                && Math.max(target, activation) > Truncation.RELATIVE_TAIL
                && links.degree() <= whole;
        return less
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "Only degrees up to %d are kept here, so that ε follows at once: %.2g %% of ‖φ‖² and %.2g %% of"
                                + " ‖σ‖² lie beyond. Give a highest degree for more; plateau predict keeps up to %d.",
                        links.degree(),
                        100 * target,
                        100 * activation,
                        Truncation.HIGHEST_CHOSEN))
                : Optional.empty();
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
