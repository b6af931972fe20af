package plateau.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import plateau.flow.LinkPair;
import plateau.hermite.HermiteCoefficient;
import plateau.hermite.HermiteExpansion;
import plateau.timescale.DegreeSummary;
import plateau.timescale.DegreeTimes;
import plateau.timescale.HierarchyTime;
import plateau.timescale.LocalSlope;
import plateau.timescale.MethodDifference;
import plateau.timescale.PlateauHeight;
import plateau.timescale.Prediction;
import plateau.timescale.Run;
import plateau.timescale.Warning;

/** A prediction as text for a terminal, the answer first. */
public final class PredictionTable {
    /** The width that fits every usual terminal and every mail. */
    public static final int DEFAULT_WIDTH = 100;

    private static final int MOST_ROWS = 24;
    private static final int LONGEST_EXACT = 18;
    private static final String INDENT = "  ";

    private final Prediction prediction;
    private final int width;

    /**
     * A table of the given width.
     *
     * @param prediction what to show
     * @param width columns of the terminal, at least 60
     */
    public PredictionTable(Prediction prediction, int width) {
        this.prediction = prediction;
        this.width = Math.max(60, width);
    }

    /** The lines, without line ends. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        new Answer(prediction).sentences().forEach(s -> lines.addAll(TextTable.wrap(s, width)));
        section(lines, "Problem", problem());
        section(lines, "Degrees", degrees());
        section(lines, "Learning times (first-layer time t; t50: e_k² = φ_k²/2; window: t10 − t90)", times());
        section(lines, "From the hierarchy of time-scales, beside the solved t50", hierarchy());
        section(lines, "Fast-slow solve beside the stiff solve of the whole flow", checks());
        section(lines, "Plateaus of the risk", plateaus());
        section(lines, "Local slopes d log t50 / d log ε", slopes());
        section(lines, "Before trusting a number", warnings());
        return List.copyOf(lines);
    }

    /** The whole table as one text that ends with a line end. */
    public String text() {
        return String.join("\n", lines()) + "\n";
    }

    private static void section(List<String> lines, String title, List<String> body) {
        if (!body.isEmpty()) {
            lines.add("");
            lines.add(title);
            lines.addAll(body);
        }
    }

    private List<String> problem() {
        List<String> lines = new ArrayList<>();
        field(lines, "target φ", prediction.links().targetName());
        field(lines, "activation σ", prediction.links().activationName());
        field(lines, "start a(0)", prediction.law() + ", " + prediction.classCount() + " classes");
        field(lines, "degrees kept", kept());
        field(lines, "convention", "normalised probabilists' Hermite polynomials, h_k = He_k/√(k!)");
        return lines;
    }

    private void field(List<String> lines, String name, String value) {
        String head = INDENT + name + " ".repeat(14 - TextTable.columns(name));
        List<String> wrapped = TextTable.wrap(value, width - 16);
        lines.add(head + wrapped.get(0));
        wrapped.stream().skip(1).forEach(line -> lines.add(" ".repeat(16) + line));
    }

    private String kept() {
        LinkPair links = prediction.links();
        return "0 to " + links.degree() + "; cut off beyond: "
                + Notation.percentage(links.target().tail(), links.target().norm2()) + " of ‖φ‖², "
                + Notation.percentage(
                        links.activation().tail(), links.activation().norm2()) + " of ‖σ‖²";
    }

    /** Closed forms are shown as far as they fit: those of φ rather than those of σ. */
    private List<String> degrees() {
        List<DegreeSummary> shown = shown().stream().limit(MOST_ROWS).toList();
        boolean exactPhi =
                shown.stream().anyMatch(d -> !exact(target(), d.degree()).isEmpty());
        boolean exactSigma =
                shown.stream().anyMatch(d -> !exact(activation(), d.degree()).isEmpty());
        TextTable table = degreesTable(shown, exactPhi, exactSigma);
        if (table.width() + INDENT.length() > width) {
            table = degreesTable(shown, exactPhi, false);
        }
        if (table.width() + INDENT.length() > width) {
            table = degreesTable(shown, false, false);
        }
        List<String> lines = new ArrayList<>(table.lines(INDENT));
        hidden(shown.size()).ifPresent(lines::add);
        return lines;
    }

    private TextTable degreesTable(List<DegreeSummary> shown, boolean exactPhi, boolean exactSigma) {
        TextTable table = new TextTable(
                "rr" + (exactPhi ? "l" : "") + "r" + (exactSigma ? "l" : "") + "ll",
                cells(
                        "k",
                        "φ_k",
                        exactPhi,
                        "exactly",
                        "σ_k",
                        exactSigma,
                        "exactly",
                        "learned",
                        "law of the wait (ε → 0)"));
        for (DegreeSummary d : shown) {
            table.add(cells(
                    Integer.toString(d.degree()),
                    Notation.coefficient(d.phi(), 5),
                    exactPhi,
                    exact(target(), d.degree()),
                    Notation.coefficient(d.sigma(), 5),
                    exactSigma,
                    exact(activation(), d.degree()),
                    d.learnability().words(),
                    prediction.lawOf(d.degree()).map(Notation::lawAndOrigin).orElse("")));
        }
        return table;
    }

    private static List<String> cells(
            String k,
            String phi,
            boolean withPhi,
            String exactPhi,
            String sigma,
            boolean withSigma,
            String exactSigma,
            String learned,
            String law) {
        List<String> cells = new ArrayList<>(List.of(k, phi));
        if (withPhi) {
            cells.add(exactPhi);
        }
        cells.add(sigma);
        if (withSigma) {
            cells.add(exactSigma);
        }
        cells.addAll(List.of(learned, law));
        return cells;
    }

    private HermiteExpansion target() {
        return prediction.links().target();
    }

    private HermiteExpansion activation() {
        return prediction.links().activation();
    }

    /** The closed form where it is short and says more than the number. */
    private static String exact(HermiteExpansion expansion, int degree) {
        HermiteCoefficient coefficient = expansion.coefficient(degree);
        String number = Notation.coefficient(coefficient.value(), 5);
        return coefficient
                .exact()
                .map(Notation::closedForm)
                .filter(text -> TextTable.columns(text) <= LONGEST_EXACT && !text.equals(number))
                .orElse("");
    }

    private Optional<String> hidden(int shown) {
        int hidden = prediction.degrees().size() - shown;
        String why = shown().size() <= MOST_ROWS ? ", all with φ_k = 0" : "";
        return hidden == 0
                ? Optional.empty()
                : Optional.of(INDENT + "… and " + hidden + " more up to degree "
                        + prediction.links().degree() + why + " (--json has all)");
    }

    /** Degrees up to the last one that the target has: above it every row would say the same. */
    private List<DegreeSummary> shown() {
        int last = prediction.degrees().stream()
                .filter(d -> d.phi() != 0)
                .mapToInt(DegreeSummary::degree)
                .max()
                .orElse(0);
        return prediction.degrees().stream().filter(d -> d.degree() <= last).toList();
    }

    private List<String> times() {
        if (prediction.runs().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (List<Run> block : blocks()) {
            lines.addAll(timesTable(block).lines(INDENT));
        }
        return lines;
    }

    /** As many runs side by side as fit the width. */
    private List<List<Run>> blocks() {
        List<List<Run>> blocks = new ArrayList<>();
        List<Run> block = new ArrayList<>();
        for (Run run : prediction.runs()) {
            block.add(run);
            if (block.size() > 1 && timesTable(block).width() + INDENT.length() > width) {
                block.remove(block.size() - 1);
                blocks.add(List.copyOf(block));
                block = new ArrayList<>(List.of(run));
            }
        }
        blocks.add(block);
        return blocks;
    }

    private TextTable timesTable(List<Run> runs) {
        List<String> heads = new ArrayList<>(List.of("k"));
        for (Run run : runs) {
            heads.add("t50 at ε=" + Notation.epsilon(run.epsilon()));
            heads.add("window");
        }
        TextTable table = new TextTable("r".repeat(heads.size()), heads);
        timedDegrees().stream().limit(MOST_ROWS).forEach(k -> table.add(timesRow(k, runs)));
        table.add(summaryRow("risk", runs, r -> Notation.number(r.finalRisk(), 4)));
        table.add(summaryRow("at t", runs, r -> Notation.number(r.endTime(), 4)));
        if (runs.stream().anyMatch(r -> !r.segments().isEmpty())) {
            table.add(summaryRow("error", runs, PredictionTable::error));
        }
        return table;
    }

    /** The estimated relative error of the last learning time. */
    private static String error(Run run) {
        OptionalDouble estimate = run.times().stream()
                .filter(d -> d.t50().isPresent())
                .max(Comparator.comparingDouble(d -> d.t50().getAsDouble()))
                .map(d -> run.relativeErrorAt(d.degree(), d.t50().getAsDouble()))
                .orElse(OptionalDouble.empty());
        return estimate.isPresent() ? "±" + Notation.number(estimate.getAsDouble(), 1) : Notation.NONE;
    }

    private List<String> hierarchy() {
        if (prediction.hierarchy().isEmpty()) {
            return List.of();
        }
        List<String> heads = new ArrayList<>(List.of("k"));
        prediction.runs().forEach(r -> heads.add("ε=" + Notation.epsilon(r.epsilon())));
        TextTable table = new TextTable("r".repeat(heads.size()), heads);
        timedDegrees().stream()
                .filter(k -> prediction.hierarchy().stream().anyMatch(t -> t.degree() == k))
                .forEach(k -> table.add(hierarchyRow(k)));
        return table.width() + INDENT.length() > width ? List.of() : table.lines(INDENT);
    }

    private List<String> hierarchyRow(int degree) {
        List<String> cells = new ArrayList<>(List.of(Integer.toString(degree)));
        for (Run run : prediction.runs()) {
            cells.add(prediction.hierarchy().stream()
                    .filter(t -> t.degree() == degree && t.epsilon() == run.epsilon())
                    .map(PredictionTable::besideSolved)
                    .findFirst()
                    .orElse(Notation.NONE));
        }
        return cells;
    }

    private static String besideSolved(HierarchyTime time) {
        String composed = Notation.number(time.hierarchy(), 4);
        if (time.difference().isEmpty()) {
            return composed;
        }
        double percent = Math.rint(1000 * time.difference().getAsDouble()) / 10;
        return composed + (percent == 0 ? " (0.0 %)" : String.format(Locale.ROOT, " (%+.1f %%)", percent));
    }

    private List<String> checks() {
        if (prediction.checks().isEmpty()) {
            return List.of();
        }
        TextTable table =
                new TextTable("lrrrrr", List.of("ε", "k", "fast-slow", "stiff", "relative difference", "estimated"));
        for (MethodDifference check : prediction.checks()) {
            table.add(List.of(
                    Notation.epsilon(check.epsilon()),
                    Integer.toString(check.degree()),
                    Notation.number(check.fastSlow(), 8),
                    Notation.number(check.reference(), 8),
                    Notation.number(check.relative(), 2),
                    check.estimate().isPresent()
                            ? Notation.number(check.estimate().getAsDouble(), 1)
                            : Notation.NONE));
        }
        return table.lines(INDENT);
    }

    private List<Integer> timedDegrees() {
        return prediction.runs().stream()
                .flatMap(r -> r.times().stream())
                .map(DegreeTimes::degree)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> timesRow(int degree, List<Run> runs) {
        List<String> cells = new ArrayList<>(List.of(Integer.toString(degree)));
        for (Run run : runs) {
            Optional<DegreeTimes> times = run.timesOf(degree);
            cells.add(Notation.time(times.map(DegreeTimes::t50).orElse(OptionalDouble.empty())));
            cells.add(Notation.time(times.map(DegreeTimes::window).orElse(OptionalDouble.empty())));
        }
        return cells;
    }

    private static List<String> summaryRow(String name, List<Run> runs, Function<Run, String> value) {
        List<String> cells = new ArrayList<>(List.of(name));
        for (Run run : runs) {
            cells.add(value.apply(run));
            cells.add("");
        }
        return cells;
    }

    private List<String> plateaus() {
        TextTable table = new TextTable("rll", List.of("risk", "learned before it", "ends with"));
        for (PlateauHeight plateau : prediction.plateaus()) {
            String learned = plateau.learned().stream().map(String::valueOf).collect(Collectors.joining(", "));
            table.add(List.of(
                    Notation.coefficient(plateau.risk(), 5),
                    learned.isEmpty() ? "nothing" : learned,
                    plateau.next() < 0 ? "nothing: the end" : "degree " + plateau.next()));
        }
        return prediction.plateaus().isEmpty() ? List.of() : table.lines(INDENT);
    }

    private List<String> slopes() {
        if (prediction.slopes().isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable("rlrr", List.of("k", "between ε", "slope", "law's exponent"));
        for (LocalSlope slope : prediction.slopes()) {
            table.add(List.of(
                    Integer.toString(slope.degree()),
                    Notation.epsilon(slope.fromEpsilon()) + " and " + Notation.epsilon(slope.toEpsilon()),
                    Notation.number(slope.slope(), 3),
                    prediction
                            .lawOf(slope.degree())
                            .map(Notation::exponentWithLogarithm)
                            .orElse("")));
        }
        return table.lines(INDENT);
    }

    private List<String> warnings() {
        List<String> lines = new ArrayList<>();
        int number = 1;
        for (Warning warning : prediction.warnings()) {
            String head = INDENT + number++ + ". ";
            List<String> wrapped = TextTable.wrap(warning.text(), width - head.length());
            lines.add(head + wrapped.get(0));
            wrapped.stream().skip(1).forEach(line -> lines.add(" ".repeat(head.length()) + line));
        }
        return lines;
    }
}
