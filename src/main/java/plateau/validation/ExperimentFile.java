package plateau.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plateau.flow.InitialLaw;
import plateau.flow.InitialLawException;
import plateau.flow.LinkPair;
import plateau.hermite.HermiteBasis;
import plateau.hermite.HermiteException;
import plateau.hermite.HermiteExpansion;
import plateau.link.LinkFunction;
import plateau.symbolic.FormulaException;
import plateau.symbolic.FormulaLink;

/**
 * Reads experiments from TOML: {@code name}, {@code title}, {@code lesson}, {@code seed}, a table {@code [problem]}, a table for
 * each rung, and {@code [quick]} with what stands in for it where time is short: {@code skip}, a list of rungs, and tables
 * {@code [quick.…]} whose keys replace those of the rungs.
 */
public final class ExperimentFile {
    private static final long LARGEST = 1_000_000;
    private static final double LATEST = 1e6;

    private final ExperimentSource source;
    private final TomlTable top;
    private final boolean quick;

    private ExperimentFile(ExperimentSource source, TomlTable top, boolean quick) {
        this.source = source;
        this.top = top;
        this.quick = quick;
    }

    /**
     * The experiment of a file.
     *
     * @param quick whether {@code [quick]} counts; it is checked either way
     * @throws ExperimentException if the file cannot be read, is no TOML, or has an unknown key, a missing one, a value of a wrong
     *     type or out of range
     */
    public static ValidationCase read(Path file, boolean quick) throws ExperimentException {
        return parse(file.toString(), text(file), quick);
    }

    /**
     * The experiment of a text.
     *
     * @param file what to call it in messages
     */
    static ValidationCase parse(String file, String text, boolean quick) throws ExperimentException {
        ExperimentSource source = new ExperimentSource(file, text.lines().toList());
        return new ExperimentFile(source, TomlTable.top(source, tree(source, text)), quick).whole();
    }

    private static String text(Path file) throws ExperimentException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new ExperimentException(file + ": larger than 1 MB, this is no experiment file");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ExperimentException(file + ": there is no such file, give one like validation/smooth.toml");
        } catch (CharacterCodingException e) {
            throw new ExperimentException(file + ": this is no UTF-8 text, give an experiment in TOML");
        } catch (IOException e) {
            throw new ExperimentException(
                    file + ": it cannot be read (" + e.getClass().getSimpleName() + "), give an experiment file");
        }
    }

    private static ObjectNode tree(ExperimentSource source, String text) throws ExperimentException {
        try {
            JsonNode node = new TomlMapper().readTree(text);
            return node instanceof ObjectNode table ? table : JsonNodeFactory.instance.objectNode();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            String said =
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
            throw new ExperimentException(source.file() + (line > 0 ? ":" + line : "") + ": this is no TOML (" + said
                    + "): give lines like key = value under [table]");
        }
    }

    private ValidationCase whole() throws ExperimentException {
        String name = top.text("name", "a name of small letters, digits and hyphens, such as \"smooth\"");
        if (!name.matches("[a-z0-9][a-z0-9-]{0,60}")) {
            throw top.complaint(
                    "name",
                    "the value is " + ExperimentSource.shown(name)
                            + ": give small letters, digits and hyphens, since it names files");
        }
        String title = top.text("title", "what the experiment is, in one line");
        String lesson = top.text("lesson", "what it teaches, in one line");
        int seed = top.whole("seed", 0, Integer.MAX_VALUE, 1);
        TomlTable table = top.table("problem");
        Problem problem = problem(table, seed);
        table.close();
        List<Rung> full = rungs(problem, JsonNodeFactory.instance.objectNode(), Set.of());
        ObjectNode instead = top.plainTable("quick");
        List<Rung> brief = rungs(problem, instead, skipped(instead));
        top.close();
        if (full.isEmpty()) {
            throw source.complaint("no rung is asked for: give at least one of the tables "
                    + tables(Rungs.byName().keySet()));
        }
        return new ValidationCase(name, title, lesson, problem, quick ? brief : full);
    }

    private static String tables(Set<String> names) {
        return "[" + String.join("], [", names) + "]";
    }

    private Set<String> skipped(ObjectNode instead) throws ExperimentException {
        JsonNode skip = instead.path("skip");
        Set<String> names = new HashSet<>();
        for (JsonNode name : skip) {
            names.add(name.asText());
        }
        for (String name : names) {
            if (!Rungs.byName().containsKey(name)) {
                throw source.complaint(
                        "quick",
                        "skip",
                        "there is no rung " + ExperimentSource.shown(name)
                                + TomlTable.suggestion(name, Rungs.byName().keySet()));
            }
        }
        for (String key : (Iterable<String>) instead::fieldNames) {
            if (!key.equals("skip") && !Rungs.byName().containsKey(key)) {
                throw source.complaint(
                        "quick",
                        key,
                        "there is no such rung"
                                + TomlTable.suggestion(key, Rungs.byName().keySet()));
            }
        }
        return names;
    }

    private List<Rung> rungs(Problem problem, ObjectNode instead, Set<String> skipped) throws ExperimentException {
        List<Rung> rungs = new ArrayList<>();
        for (Map.Entry<String, Rungs.Reader> entry : Rungs.byName().entrySet()) {
            String name = entry.getKey();
            if (top.has(name)) {
                ObjectNode replaced =
                        instead.path(name) instanceof ObjectNode table ? table : JsonNodeFactory.instance.objectNode();
                TomlTable table = top.table(name, replaced);
                Rung rung = entry.getValue().read(table, problem);
                table.close();
                if (!skipped.contains(name)) {
                    rungs.add(rung);
                }
            }
        }
        return rungs;
    }

    private Problem problem(TomlTable table, int seed) throws ExperimentException {
        int degree = table.whole("degree", 1, HermiteBasis.MAX_DEGREE, -1);
        Side target = side(table, "target", "phi", degree);
        Side activation = side(table, "activation", "sigma", degree);
        LinkPair links = degree < 0
                ? LinkPair.of(target.expansion, activation.expansion)
                : LinkPair.of(target.expansion, activation.expansion, degree);
        InitialLaw law = law(table);
        int classes = table.whole("classes", 1, 1000, 10);
        double epsilon = table.number("epsilon", 1e-6, 10);
        List<Double> times = table.rising("times", 1, Double.MIN_NORMAL, LATEST);
        return new Problem(links, target.link, activation.link, law, classes, epsilon, times, seed);
    }

    private static InitialLaw law(TomlTable table) throws ExperimentException {
        try {
            return InitialLaw.parse(table.text("init", "a law of a(0): " + InitialLaw.FORMS));
        } catch (InitialLawException e) {
            throw table.complaint("init", String.valueOf(e.getMessage()));
        }
    }

    /** A function from both sides. */
    private record Side(HermiteExpansion expansion, LinkFunction link) {}

    private static Side side(TomlTable table, String formula, String list, int degree) throws ExperimentException {
        Optional<String> text = table.optionalText(formula, "a formula in z, such as \"tanh(2*z)\"");
        if (table.has(list) == text.isPresent()) {
            throw table.complaint(
                    formula,
                    (text.isPresent() ? "given twice" : "this key is missing") + ": give either " + formula
                            + ", a formula, or " + list + ", a list of Hermite coefficients");
        }
        String key = text.isPresent() ? formula : list;
        try {
            if (text.isPresent()) {
                FormulaLink link = FormulaLink.parse(text.get());
                return new Side(degree < 0 ? HermiteExpansion.of(link) : HermiteExpansion.of(link, degree), link);
            }
            double[] c = table.numbers(list, 1, -1e100, 1e100).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            HermiteExpansion expansion = HermiteExpansion.ofCoefficients(c);
            return new Side(expansion, FormulaLink.parse(expansion.formula()));
        } catch (FormulaException | HermiteException e) {
            throw table.complaint(key, String.valueOf(e.getMessage()));
        }
    }
}
