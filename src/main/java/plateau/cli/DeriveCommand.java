package plateau.cli;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plateau.derivation.Derivation;
import plateau.derivation.LatexWriter;
import plateau.derivation.ParametricLinks;
import plateau.derivation.ProgramOrigin;
import plateau.derivation.Step;
import plateau.flow.InitialLaw;
import plateau.hermite.HermiteBasis;
import plateau.report.ReportException;

/** {@code plateau derive}: the reduced equations of a target and an activation, with reasons. */
@Command(
        name = "derive",
        description = DeriveCommand.PURPOSE,
        synopsisHeading = "Usage: ",
        customSynopsis = "plateau derive (--target EXPR | --phi LIST) (--activation EXPR | --sigma LIST) [OPTIONS]",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  plateau derive --target \"He(1) + He(2)\" --activation relu",
            "  plateau derive --target \"erf(z)\" --activation \"erf(z)\" --show U,V,overlap",
            "  plateau derive --target \"z^3 - 3*z + z^2\" --activation tanh --format latex --out flow.tex",
            "  plateau derive --phi 1,1,1,1 --sigma 1,1,1,1 --stage 2",
            "  plateau derive --target \"h(1) + h(3)\" --activation relu --format python --out flow.py",
            "  plateau derive --target relu --activation relu --format all --out relu",
            "  plateau derive --target \"c1 z + c3 He(3)\" --activation \"relu(z + b)\" --assume \"c1>0\"",
            "  plateau derive --target \"c z\" --activation \"erf(w z)\" --default c=1,w=2 --format c --out flow.c",
            "",
            "Coefficients refer to the normalised probabilists' Hermite polynomials h_k = He_k/sqrt(k!).",
            "",
            "Exit status: 0 done; 1 could not be finished; 2 the request is wrong."
        })
final class DeriveCommand implements Callable<Integer> {
    static final String PURPOSE =
            "Derive the reduced equations of a target and an activation, as a document or a program.%n";

    private static final List<String> KEYS = List.of(
            "links",
            "coefficients",
            "norms",
            "U",
            "V",
            "overlap",
            "flow",
            "modes",
            "gram",
            "balances",
            "stages",
            "floor",
            "one-class",
            "two-classes",
            "symmetry",
            "linear",
            "validity");

    private final Console console;

    @Spec
    private CommandSpec spec;

    @ArgGroup(validate = false, heading = "%nProblem:%n", order = 1)
    private ProblemOptions problem = new ProblemOptions();

    @Mixin
    private ParameterOptions parameters = new ParameterOptions();

    @ArgGroup(validate = false, heading = "%nStart:%n", order = 2)
    private DeriveOptions.Start start = new DeriveOptions.Start();

    @ArgGroup(validate = false, heading = "%nChoice:%n", order = 3)
    private DeriveOptions.Choice choice = new DeriveOptions.Choice();

    @ArgGroup(validate = false, heading = "%nOutput:%n", order = 4)
    private DeriveOptions.Output output = new DeriveOptions.Output();

    @Option(names = "--help", usageHelp = true, description = "Show this help.", order = 99)
    private boolean help;

    DeriveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Repetitions.refuse(spec);
        return output.isEverything() ? writeFolder() : writeFile();
    }

    private int writeFile() {
        DeriveFormat format = output.chosen();
        requireWhole(format.isProgram(), format.word());
        parameters.requirePrograms(format.isProgram(), format.word());
        DocumentFile file = DocumentFile.of(output.out, output.force);
        Derivation derivation = derived();
        if (format.isProgram()) {
            requireNumbers(derivation, format.word());
        }
        Function<Derivation, String> view =
                output.fragment ? LatexWriter.fragment()::write : format.view(console.width(), origin());
        try {
            file.write(view.apply(derivation), console.out(), console.err());
            return ExitStatus.DONE;
        } catch (IOException e) {
            console.err().println("plateau: --out " + output.out + " could not be written (" + e.getMessage() + ")");
            return ExitStatus.UNFINISHED;
        }
    }

    private int writeFolder() {
        output.requireNoChoiceOfOneView();
        requireWhole(true, DerivationFolder.WORD);
        try (DerivationFolder folder = DerivationFolder.of(output.out, output.force)) {
            Derivation derivation = derived();
            if (parameters.defaults != null) {
                requireNumbers(derivation, DerivationFolder.WORD);
            }
            folder.write(derivation, origin(), console.err());
            return ExitStatus.DONE;
        } catch (ReportException e) {
            console.err().println("plateau: " + e.getMessage());
            return ExitStatus.UNFINISHED;
        }
    }

    /** Programs have the whole flow. */
    private void requireWhole(boolean whole, String format) {
        if (whole && (choice.show != null || choice.stage != null)) {
            throw new BadRequestException("--format " + format + " has the whole flow: leave "
                    + (choice.show != null ? "--show" : "--stage") + " out");
        }
    }

    /** Programs integrate, and that needs values of the parameters and all coefficients in them. */
    private static void requireNumbers(Derivation derivation, String format) {
        if (derivation.hasPrograms()) {
            return;
        }
        ParametricLinks links = derivation.parametric().orElseThrow();
        boolean closed = links.target().isClosed() && links.activation().isClosed();
        String parameters = String.join(", ", links.parameters());
        throw new BadRequestException("--format " + format + " writes a program, which needs "
                + (closed
                        ? "numbers: give the parameters " + parameters + " values by --set, as in --set "
                                + links.parameters().first() + "=1/2, or by --default if they are to stay parameters of"
                                + " the program"
                        : "every coefficient, and some have no closed form in the parameters " + parameters
                                + ": give them values by --set"));
    }

    private ProgramOrigin origin() {
        return new ProgramOrigin(ShellWords.join(spec).replaceAll("\\s+", " "), "plateau " + VersionText.version());
    }

    private Derivation derived() {
        InitialLaw law = start.law();
        int classes = start.classCount();
        Optional<Set<String>> keys = keys();
        OptionalInt stage = Numbers.whole("--stage", choice.stage, 0, HermiteBasis.MAX_DEGREE);
        return chosen(derivation(law, classes), keys, stage);
    }

    /** In the parameters that have no value, or in numbers if all have. */
    private Derivation derivation(InitialLaw law, int classes) {
        ParameterOptions.Parametric read = parameters.read(problem);
        return read.free().isEmpty()
                ? Derivation.of(problem.links(), law, classes)
                : Derivation.of(ParametricReader.links(read, problem), law, classes)
                        .withDefaults(read.defaults());
    }

    /** The keys of --show. */
    private Optional<Set<String>> keys() {
        if (choice.show == null) {
            return Optional.empty();
        }
        if (choice.stage != null) {
            throw new BadRequestException("--stage and --show both choose what is shown: give one of the two");
        }
        Set<String> keys = new LinkedHashSet<>();
        for (String word : choice.show.split(",", -1)) {
            String key = word.strip();
            if (!KEYS.contains(key)) {
                throw new BadRequestException(
                        "--show",
                        choice.show,
                        BadRequestException.shorten(key) + " is no step"
                                + Spelling.closest(key, KEYS)
                                        .map(k -> ", did you mean " + k + "?")
                                        .orElse(", give some of " + String.join(", ", KEYS)));
            }
            keys.add(key.equals("flow") ? "mean-field" : key);
        }
        return Optional.of(keys);
    }

    private static Derivation chosen(Derivation whole, Optional<Set<String>> keys, OptionalInt stage) {
        if (stage.isPresent()) {
            return stage(whole, stage.getAsInt());
        }
        if (keys.isEmpty()) {
            return whole;
        }
        Set<String> wanted = keys.get();
        for (Step step : whole.steps()) {
            if (wanted.contains("stages") && step.key().startsWith("stage")) {
                wanted.add(step.key());
            }
        }
        Derivation some = whole.showing(wanted);
        if (some.steps().isEmpty()) {
            throw new BadRequestException("--show " + String.join(",", wanted)
                    + ": this pair of links has no such step, leave --show out to see those it has");
        }
        return some;
    }

    private static Derivation stage(Derivation whole, int degree) {
        Derivation part = whole.stage(degree);
        if (part.steps().isEmpty()) {
            String those = String.join(
                    ", ",
                    whole.stages().stream()
                            .flatMap(s -> s.stage().stream())
                            .map(String::valueOf)
                            .toList());
            throw new BadRequestException(
                    "--stage",
                    "" + degree,
                    those.isEmpty()
                            ? "this pair of links has no stage: nothing is learned at d = ∞"
                            : "no stage learns this degree, give one of " + those);
        }
        return part;
    }
}
