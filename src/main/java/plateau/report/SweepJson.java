package plateau.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import plateau.sweep.CellDegree;
import plateau.sweep.CellOutcome;
import plateau.sweep.CellResult;
import plateau.sweep.SweepCell;
import plateau.sweep.SweepResult;

/** A sweep as one JSON document for scripts, with one entry for each cell in the order of the sweep; the keys do not change. */
public final class SweepJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SweepJson() {}

    /** The document as text that ends with a line end. */
    public static String text(SweepResult sweep) {
        ObjectNode root = NODES.objectNode();
        root.put("version", sweep.plan().version());
        ObjectNode settings = root.putObject("settings");
        sweep.plan().settings().forEach(settings::put);
        root.put("done", sweep.done());
        root.put("failed", sweep.failures().size());
        root.put("missing", sweep.missing());
        ArrayNode cells = root.putArray("cells");
        sweep.outcomes().forEach(outcome -> cells.add(cell(outcome)));
        return JsonFields.text(root);
    }

    private static ObjectNode cell(CellOutcome outcome) {
        SweepCell cell = outcome.cell();
        ObjectNode node = NODES.objectNode();
        node.put("cell", cell.index() + 1);
        node.put("target", cell.target());
        node.put("activation", cell.activation());
        node.put("init", cell.law());
        JsonFields.put(node, "epsilon", cell.epsilon());
        if (cell.seed().isPresent()) {
            node.put("seed", cell.seed().getAsLong());
        } else {
            node.putNull("seed");
        }
        node.put("status", outcome.status());
        node.put("reason", outcome.failure().orElse(null));
        outcome.result().ifPresentOrElse(result -> node.set("result", result(result)), () -> node.putNull("result"));
        return node;
    }

    /** What a cell computed. */
    static ObjectNode result(CellResult result) {
        ObjectNode node = NODES.objectNode();
        ArrayNode degrees = node.putArray("degrees");
        for (CellDegree degree : result.degrees()) {
            ObjectNode entry = degrees.addObject().put("degree", degree.degree());
            JsonFields.put(entry, "phi", degree.phi());
            JsonFields.put(entry, "sigma", degree.sigma());
            JsonFields.put(entry, "t90", degree.times().t90());
            JsonFields.put(entry, "t50", degree.times().t50());
            JsonFields.put(entry, "t10", degree.times().t10());
        }
        JsonFields.put(node, "finalRisk", result.finalRisk());
        JsonFields.put(node, "endTime", result.endTime());
        node.put("evaluations", result.evaluations());
        node.put("termination", result.termination());
        return node;
    }
}
