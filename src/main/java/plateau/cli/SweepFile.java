package plateau.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A sweep as a TOML file. Its keys are the names of the options without their dashes, lists stand for what is repeated, numbers
 * may be numbers; an option on the command line replaces the key of the file ({@code target} and {@code phi} are one, and so
 * are {@code activation} and {@code sigma}).
 */
final class SweepFile {
    private static final long LARGEST = 1_000_000;
    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "model",
            "training",
            "width",
            "seed",
            "step",
            "batch",
            "target",
            "phi",
            "activation",
            "sigma",
            "degree",
            "set",
            "init",
            "classes",
            "dimension",
            "epsilon",
            "until",
            "rtol",
            "reference"));

    private final String file;
    private final ObjectNode root;
    private final Set<String> used = new HashSet<>();

    private SweepFile(String file, ObjectNode root) {
        this.file = file;
        this.root = root;
    }

    /**
     * The file of a name, checked for keys that are none.
     *
     * @throws BadRequestException if it cannot be read, is no TOML or has an unknown key
     */
    static SweepFile read(String file) {
        SweepFile read = new SweepFile(file, tree(file, text(file)));
        read.root.fieldNames().forEachRemaining(read::requireKnown);
        return read;
    }

    /** Whether a formula seems to be in a file: a glance, for who prepares for one. A file that cannot be read has none. */
    static boolean mentionsFormula(String file) {
        try {
            String text = text(file);
            return text.contains("target") || text.contains("activation");
        } catch (BadRequestException e) {
            return false; // whoever reads it in earnest says what is wrong
        }
    }

    private static String text(String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > LARGEST) {
                throw new BadRequestException("FILE", file, "larger than 1 MB, this is no sweep");
            }
            return Files.readString(path);
        } catch (InvalidPathException e) {
            throw new BadRequestException("FILE", file, "this is no path (" + e.getReason() + ")");
        } catch (NoSuchFileException e) {
            throw new BadRequestException(
                    "FILE", file, "there is no such file, give a sweep in TOML like src/docs/example/sweep.toml");
        } catch (IOException e) {
            throw new BadRequestException(
                    "FILE", file, "it cannot be read (" + e.getClass().getSimpleName() + "), give a sweep in TOML");
        }
    }

    private static ObjectNode tree(String file, String text) {
        try {
            JsonNode node = new TomlMapper().readTree(text);
            return node instanceof ObjectNode table ? table : JsonNodeFactory.instance.objectNode();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            String said =
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
            throw new BadRequestException(file + (line > 0 ? ":" + line : "") + ": this is no TOML (" + said
                    + "): give lines like epsilon = [1e-2, 1e-3]");
        }
    }

    private void requireKnown(String key) {
        if (!KEYS.contains(key)) {
            throw new BadRequestException(file + ": there is no key " + BadRequestException.shorten(key)
                    + Spelling.closest(key, KEYS)
                            .map(name -> ": did you mean " + name + "?")
                            .orElse(": give some of " + String.join(", ", KEYS)));
        }
    }

    /** Puts what the file says where the command line says nothing. */
    void complete(
            SweepOptions.Problem problem,
            SweepOptions.Start start,
            SweepOptions.Simulation simulation,
            SweepOptions.Integration integration) {
        if (problem.target == null && problem.phi == null) {
            problem.target = texts("target");
            problem.phi = lists("phi");
        }
        if (problem.activation == null && problem.sigma == null) {
            problem.activation = texts("activation");
            problem.sigma = lists("sigma");
        }
        problem.degree = problem.degree == null ? single("degree") : problem.degree;
        problem.set = problem.set == null ? parameters() : problem.set;
        start.init = start.init == null ? texts("init") : start.init;
        start.classes = start.classes == null ? single("classes") : start.classes;
        start.dimension = start.dimension == null ? single("dimension") : start.dimension;
        simulation.model = simulation.model == null ? word("model") : simulation.model;
        simulation.training = simulation.training == null ? word("training") : simulation.training;
        simulation.width = simulation.width == null ? single("width") : simulation.width;
        simulation.seed = simulation.seed == null ? joined("seed") : simulation.seed;
        simulation.step = simulation.step == null ? single("step") : simulation.step;
        simulation.batch = simulation.batch == null ? single("batch") : simulation.batch;
        integration.epsilon = integration.epsilon == null ? joined("epsilon") : integration.epsilon;
        integration.until = integration.until == null ? single("until") : integration.until;
        integration.rtol = integration.rtol == null ? single("rtol") : integration.rtol;
        integration.reference |= flag("reference");
    }

    /** The complaint with the name of the file, if what it is about stands there. */
    BadRequestException placed(BadRequestException complaint) {
        String message = String.valueOf(complaint.getMessage());
        boolean here = used.stream().anyMatch(key -> message.matches("(?s)--" + key + "\\b.*"));
        return here ? new BadRequestException(file + ": " + message) : complaint;
    }

    private @Nullable JsonNode value(String key) {
        JsonNode node = root.get(key);
        if (node != null) {
            used.add(key);
        }
        return node;
    }

    private BadRequestException wrong(String key, String allowed) {
        return new BadRequestException(file + ": " + key + ": the value is "
                + BadRequestException.shorten(String.valueOf(root.get(key))) + ": give " + allowed);
    }

    /** A text, or a list of texts. */
    private @Nullable List<String> texts(String key) {
        JsonNode node = value(key);
        if (node == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : node.isArray() ? node : List.of(node)) {
            if (!entry.isTextual()) {
                throw wrong(key, "a text, or a list of texts");
            }
            texts.add(entry.textValue());
        }
        return texts;
    }

    /** A list of numbers, or a list of such lists, each joined by commas. */
    private @Nullable List<String> lists(String key) {
        JsonNode node = value(key);
        if (node == null) {
            return null;
        }
        if (!node.isArray()) {
            throw wrong(key, "a list of numbers, or a list of such lists");
        }
        boolean nested = !node.isEmpty() && node.get(0).isArray();
        List<String> lists = new ArrayList<>();
        for (JsonNode list : nested ? node : List.of(node)) {
            lists.add(joined(key, list, "a list of numbers, or a list of such lists"));
        }
        return lists;
    }

    private @Nullable String joined(String key) {
        JsonNode node = value(key);
        return node == null ? null : joined(key, node, "a number, a text such as \"1e-2:1e-6:20\", or a list of them");
    }

    private String joined(String key, JsonNode node, String allowed) {
        List<String> parts = new ArrayList<>();
        for (JsonNode entry : node.isArray() ? node : List.of(node)) {
            if (!entry.isNumber() && !(entry.isTextual() && key.equals("epsilon"))) {
                throw wrong(key, allowed);
            }
            parts.add(entry.asText());
        }
        return String.join(",", parts);
    }

    private @Nullable String single(String key) {
        JsonNode node = value(key);
        if (node != null && !node.isNumber()) {
            throw wrong(key, "one number");
        }
        return node == null ? null : node.asText();
    }

    private @Nullable String word(String key) {
        JsonNode node = value(key);
        if (node != null && !node.isTextual()) {
            throw wrong(key, "one word in quotation marks");
        }
        return node == null ? null : node.textValue();
    }

    private boolean flag(String key) {
        JsonNode node = value(key);
        if (node != null && !node.isBoolean()) {
            throw wrong(key, "true or false");
        }
        return node != null && node.booleanValue();
    }

    /** A table of numbers or constants, as in {@code set = {b = "1/2"}}. */
    private @Nullable List<String> parameters() {
        JsonNode node = value("set");
        if (node == null) {
            return null;
        }
        List<String> parameters = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!entry.getValue().isValueNode()) {
                throw wrong("set", "a table of values, as in {b = \"1/2\", w = 2}");
            }
            parameters.add(entry.getKey() + "=" + entry.getValue().asText());
        }
        if (parameters.isEmpty()) {
            throw wrong("set", "a table of values, as in {b = \"1/2\", w = 2}");
        }
        return parameters;
    }
}
