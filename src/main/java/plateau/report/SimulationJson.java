package plateau.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;
import plateau.network.SgdSettings;

/**
 * A simulation as one JSON document for scripts: the setup, then {@code states} with {@code t, risk, a, s, r} of the first run,
 * and {@code runs} with those of every run if there are several. Numbers are full-precision doubles; what is absent or not
 * finite is {@code null}; the keys do not change.
 */
public final class SimulationJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Simulation simulation;
    private final SimulationSetup setup;

    /** The document of one simulation. */
    public SimulationJson(Simulation simulation) {
        this.simulation = simulation;
        this.setup = simulation.setup();
    }

    /** The document as text that ends with a line end. */
    public String text() {
        return JsonFields.text(tree());
    }

    /** The document as a tree. */
    public ObjectNode tree() {
        ObjectNode root = NODES.objectNode();
        root.put("convention", PredictionJson.CONVENTION);
        root.put("target", simulation.links().targetName());
        root.put("activation", simulation.links().activationName());
        root.put("start", setup.start());
        root.put("model", setup.model()).put("training", setup.training());
        JsonFields.put(root, "epsilon", setup.epsilon());
        root.put("width", setup.width().isPresent() ? setup.width().getAsInt() : null);
        dimension(root);
        classes(root);
        training(root);
        run(root, simulation.runs().get(0));
        ArrayNode warnings = root.putArray("warnings");
        simulation.warnings().forEach(warnings::add);
        if (simulation.several()) {
            ArrayNode runs = root.putArray("runs");
            simulation.runs().forEach(run -> run(runs.addObject(), run));
        }
        return root;
    }

    /** A whole number, as it was given, unless it is beyond the whole numbers. */
    private void dimension(ObjectNode root) {
        double d = setup.dimension().orElse(Double.NaN);
        if (d == Math.rint(d) && d < 1e15) {
            root.put("dimension", (long) d);
        } else {
            JsonFields.put(root, "dimension", d);
        }
    }

    private void classes(ObjectNode root) {
        if (!setup.multiplicity().isEmpty()) {
            ArrayNode multiplicity = root.putArray("multiplicity");
            setup.multiplicity().forEach(multiplicity::add);
        }
        if (!setup.weights().isEmpty()) {
            ArrayNode weights = root.putArray("weights");
            setup.weights().forEach(weights::add);
        }
    }

    private void training(ObjectNode root) {
        SgdSettings sgd = setup.sgd();
        if (sgd == null) {
            root.putNull("step").putNull("batch");
        } else {
            JsonFields.put(root, "step", sgd.step());
            root.put("batch", sgd.batch());
            JsonFields.put(root, "labelNoise", sgd.labelNoise());
            root.put("projected", sgd.projected());
            root.put("heldOut", sgd.heldOut());
            root.put("precision", sgd.precisionWord());
        }
    }

    private void run(ObjectNode node, SimulatedRun run) {
        OptionalLong seed = run.seed();
        node.put("seed", seed.isPresent() ? seed.getAsLong() : null);
        ArrayNode states = node.putArray("states");
        run.states().forEach(state -> state(states.addObject(), state));
        node.put("termination", JsonFields.word(run.ending()));
        JsonFields.put(node, "endTime", run.endTime());
        node.put(setup.sgd() == null ? "evaluations" : "steps", run.work());
    }

    private void state(ObjectNode node, SimulatedState state) {
        JsonFields.put(node, "t", state.time());
        JsonFields.put(node, "risk", state.risk());
        if (setup.sgd() != null && setup.sgd().heldOut() > 0) {
            JsonFields.put(node, "sampledRisk", state.sampledRisk());
            JsonFields.put(node, "sampledError", state.sampledError());
        }
        node.set("a", array(state.count(), state::a));
        node.set("s", array(state.count(), state::s));
        if (state.hasPairs()) {
            ArrayNode r = node.putArray("r");
            for (int i = 0; i < state.count(); i++) {
                int row = i;
                r.add(array(state.count(), j -> state.r(row, j)));
            }
        } else {
            node.putNull("r");
        }
    }

    private static ArrayNode array(int length, IntToDoubleFunction value) {
        ArrayNode array = NODES.arrayNode(length);
        for (int i = 0; i < length; i++) {
            JsonFields.add(array, value.applyAsDouble(i));
        }
        return array;
    }
}
