package plateau.derivation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plateau.flow.LinkPair;
import plateau.hermite.CorrelationKernel;
import plateau.hermite.HermiteBasis;
import plateau.hermite.HermiteCoefficient;
import plateau.hermite.HermiteExpansion;
import plateau.hermite.ParametricExpansion;
import plateau.hermite.ParametricKernel;
import plateau.symbolic.Expression;
import plateau.symbolic.InfixNotation;
import plateau.symbolic.LatexNotation;
import plateau.symbolic.UnicodeNotation;

/** One JSON document for scripts; its keys do not change. */
public final class JsonWriter implements DerivationWriter {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Override
    public String write(Derivation derivation) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("convention", HermiteBasis.CONVENTION);
        derivation
                .parametric()
                .ifPresentOrElse(links -> putParametric(root, links), () -> putNumbers(root, derivation.links()));
        root.set("equations", equations(derivation));
        if (derivation.parametric().isEmpty()) {
            root.put("riskFloor", derivation.links().riskFloor());
        } else {
            root.put(
                    "riskFloor",
                    derivation
                            .equation("floor.risk")
                            .map(floor -> new InfixNotation().write(floor.right()))
                            .orElse(null));
        }
        ArrayNode warnings = root.putArray("warnings");
        derivation.warnings().forEach(warnings::add);
        try {
            return MAPPER.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain nodes can always be written", e);
        }
    }

    private static void putNumbers(ObjectNode root, LinkPair links) {
        root.set("target", link(links.target(), links.phi()));
        root.set("activation", link(links.activation(), links.sigma()));
        root.set("U", kernel(CorrelationKernel.of(links.activation())));
        root.set("V", kernel(CorrelationKernel.of(links.target(), links.activation())));
    }

    /** As for numbers, with "value" and what else is not known null, and expressions in the parameters as "exact". */
    private static void putParametric(ObjectNode root, ParametricLinks links) {
        ArrayNode names = root.putArray("parameters");
        links.parameters().forEach(names::add);
        root.put("assumptions", links.assumptions().toString());
        root.set("target", link(links.target()));
        root.set("activation", link(links.activation()));
        root.set("U", kernel(ParametricKernel.of(links.activation())));
        root.set("V", kernel(ParametricKernel.of(links.target(), links.activation())));
    }

    private static ObjectNode link(ParametricExpansion f) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("formula", f.formula());
        node.put("norm2", infix(f.norm2()));
        ArrayNode coefficients = node.putArray("coefficients");
        for (int k = 0; k <= f.degree(); k++) {
            ObjectNode entry = coefficients.addObject();
            entry.put("degree", k);
            entry.put("exact", infix(f.coefficient(k)));
            entry.putNull("value");
        }
        node.put("tail", infix(ParametricCoefficients.tail(f)));
        return node;
    }

    private static ObjectNode kernel(ParametricKernel kernel) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("closedForm", infix(kernel.closedForm()));
        ArrayNode series = node.putArray("series");
        kernel.coefficients().forEach(c -> series.add(infix(c)));
        return node;
    }

    private static @Nullable String infix(Optional<Expression> x) {
        return x.map(new InfixNotation()::write).orElse(null);
    }

    private static ObjectNode link(HermiteExpansion f, double[] values) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("formula", f.formula());
        node.put("norm2", f.norm2());
        ArrayNode coefficients = node.putArray("coefficients");
        for (HermiteCoefficient c : f.coefficients()) {
            ObjectNode entry = coefficients.addObject();
            entry.put("degree", c.degree());
            entry.put("exact", c.exact().orElse(null));
            entry.put("value", values[c.degree()]);
        }
        node.put("tail", f.tail());
        return node;
    }

    private static ObjectNode kernel(CorrelationKernel kernel) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put(
                "closedForm",
                kernel.closedForm()
                        .map(c -> new InfixNotation().write(c.expression()))
                        .orElse(null));
        ArrayNode series = node.putArray("series");
        for (double c : kernel.coefficients()) {
            series.add(c);
        }
        return node;
    }

    /** By label: the two sides and the sign between them, and the whole in print and in LaTeX. */
    private static ObjectNode equations(Derivation derivation) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (Step step : derivation.steps()) {
            for (Equation e : step.equations()) {
                ObjectNode entry = node.putObject(e.label());
                entry.put("step", step.key());
                entry.put("left", new InfixNotation().write(e.left()));
                entry.put("relation", e.relation().ascii());
                entry.put("right", new InfixNotation().write(e.right()));
                entry.put("text", e.write(new UnicodeNotation(), e.relation().unicode()));
                entry.put("latex", e.write(new LatexNotation(), e.relation().latex()));
            }
        }
        return node;
    }
}
