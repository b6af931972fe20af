package plateau.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plateau.derivation.Derivation;
import plateau.network.NetworkException;
import plateau.report.Provenance;
import plateau.report.ReportException;
import plateau.report.ValidationFolder;
import plateau.report.ValidationJson;
import plateau.report.ValidationTable;
import plateau.validation.CaseResult;
import plateau.validation.ExperimentException;
import plateau.validation.ExperimentFile;
import plateau.validation.Ladder;
import plateau.validation.Problem;
import plateau.validation.Rungs;
import plateau.validation.ValidationCase;
import plateau.validation.Verdict;

/** {@code plateau validate}: the reduced dynamics held against the network, with what is allowed and why. */
@Command(
        name = "validate",
        description = ValidateCommand.PURPOSE,
        synopsisHeading = "Usage: ",
        customSynopsis = "plateau validate FILE... [OPTIONS]",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  plateau validate validation/smooth.toml",
            "  plateau validate validation/*.toml --quick --json",
            "  plateau validate validation/smooth.toml --rung sgd --out result",
            "",
            "Exit status: 0 all comparisons agree; 3 one disagrees; 1 could not be finished;",
            "2 the request is wrong; 130 interrupted (Ctrl-C keeps what is there, a second one ends at once)."
        })
final class ValidateCommand implements Callable<Integer> {
    static final String PURPOSE =
            "Hold the reduced dynamics against the real network, as experiment files (TOML) say.%n";

    private static final int LARGEST_SEED = Integer.MAX_VALUE;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Experiment files.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--quick", order = 1, description = "A smaller version of each, as its [quick] says.")
    private boolean quick;

    @Option(
            names = "--rung",
            paramLabel = "LIST",
            order = 2,
            description = "Climb these rungs only: coefficients, orthonormal, floor, width, dimension, sgd,"
                    + " learning-times, law, escape, fast-system, slow-system,"
                    + " fast-slow-order, gap-law, wait-constant.")
    private @Nullable String rung;

    @Option(
            names = "--seed",
            paramLabel = "S",
            order = 3,
            description = "Seed of all random starts and samples (default: the file's).")
    private @Nullable String seed;

    @Option(names = "--json", order = 4, description = "The result as one JSON document on standard output.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            order = 5,
            description = "Write a report (HTML, one file that opens offline), a page (Markdown), figures (SVG, PNG)"
                    + " and data (JSON) for each experiment to DIR, and all verdicts to its README.md.")
    private @Nullable String out;

    @Option(names = "--help", usageHelp = true, description = "Show this help.", order = 99)
    private boolean help;

    /** The file of each experiment, by its name; a file may change while others run. */
    private final Map<String, String> fileOf = new LinkedHashMap<>();

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<ValidationCase> experiments = experiments();
        try {
            ValidationFolder folder = folder();
            List<CaseResult> results = climb(experiments, folder);
            if (json) {
                console.out().print(new ValidationJson(results).text());
            } else {
                console.out().print("\n" + ValidationTable.summary(results));
            }
            if (folder != null) {
                folder.writeIndex(results, results.stream().map(this::command).toList());
                messages().println("\nPages   " + out);
            }
            return status(results);
        } catch (ReportException e) {
            console.err().println("plateau: " + e.getMessage());
            return ExitStatus.UNFINISHED;
        } catch (NetworkException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()));
        }
    }

    private List<ValidationCase> experiments() {
        if (files.isEmpty()) {
            throw new BadRequestException(
                    "no experiment is given: give one or more files, as in plateau validate validation/smooth.toml");
        }
        List<String> rungs = rungs();
        var changed = Numbers.whole("--seed", seed, 0, LARGEST_SEED);
        List<ValidationCase> experiments = new ArrayList<>();
        for (String file : files) {
            ValidationCase read = read(file);
            if (fileOf.put(read.name(), file) != null) {
                throw new BadRequestException(
                        file + ": there are two experiments of the name " + read.name() + ": give each its own");
            }
            read = changed.isPresent() ? read.withSeed(changed.getAsInt()) : read;
            read = rungs.isEmpty() ? read : read.only(rungs);
            if (!read.rungs().isEmpty()) {
                experiments.add(read);
            }
        }
        if (experiments.isEmpty()) {
            throw new BadRequestException("nothing to validate: none of the files has a rung that is asked for"
                    + (quick ? " and not skipped by its [quick]" : ""));
        }
        return experiments;
    }

    private ValidationCase read(String file) {
        try {
            return ExperimentFile.read(Path.of(file), quick);
        } catch (ExperimentException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()));
        } catch (InvalidPathException e) {
            throw new BadRequestException("FILE", file, "this is no path (" + e.getReason() + ")");
        }
    }

    private List<String> rungs() {
        if (rung == null) {
            return List.of();
        }
        List<String> names = List.of(rung.split(",", -1));
        for (String name : names) {
            if (!Rungs.names().contains(name)) {
                throw new BadRequestException(
                        "--rung",
                        name,
                        Spelling.closest(name, Rungs.names())
                                        .map(closest -> "did you mean " + closest + "? ")
                                        .orElse("")
                                + "give one or more of " + String.join(", ", Rungs.names()));
            }
        }
        return names;
    }

    private @Nullable ValidationFolder folder() {
        if (out == null) {
            return null;
        }
        if (out.isBlank()) {
            throw new BadRequestException("--out", out, "give the name of a place to write");
        }
        try {
            return ValidationFolder.at(Path.of(out));
        } catch (ReportException e) {
            throw new BadRequestException("--out: " + e.getMessage());
        } catch (InvalidPathException e) {
            throw new BadRequestException("--out", out, "this is no path (" + e.getReason() + ")");
        }
    }

    /** Each result is shown and written as soon as it is there. */
    private List<CaseResult> climb(List<ValidationCase> experiments, @Nullable ValidationFolder folder)
            throws ReportException {
        List<ReportException> failures = new ArrayList<>();
        List<CaseResult> results;
        try (Interruption interruption = Interruption.listen(console);
                ProgressDisplay progress = new ProgressDisplay(console, interruption::requested)) {
            results = Ladder.standard().climb(experiments, progress, result -> show(result, folder, failures));
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return results;
    }

    private void show(CaseResult result, @Nullable ValidationFolder folder, List<ReportException> failures) {
        if (!json) {
            console.out().println(new ValidationTable(result, console.width()).text());
            console.out().flush();
        }
        if (folder != null && !result.rungs().isEmpty()) {
            try {
                List<Path> written = folder.write(result, derivation(result), provenance(result));
                messages().println("Report  " + written.get(0) + "\n");
                messages().flush();
            } catch (ReportException e) {
                failures.add(e);
            }
        }
    }

    /** Where to say what was written: beside a JSON document on standard error. */
    private PrintWriter messages() {
        return json ? console.err() : console.out();
    }

    private static Derivation derivation(CaseResult result) {
        Problem problem = result.experiment().problem();
        return Derivation.of(problem.links(), problem.law(), problem.classes());
    }

    private Provenance provenance(CaseResult result) {
        return Provenance.here(
                command(result), VersionText.version(), Map.of("size", quick ? "quick, as its [quick] says" : "whole"));
    }

    /** The command for one experiment of several. */
    private String command(CaseResult result) {
        StringBuilder command = new StringBuilder("plateau validate ");
        command.append(
                ShellWords.quote(String.valueOf(fileOf.get(result.experiment().name()))));
        command.append(quick ? " --quick" : "");
        command.append(rung == null ? "" : " --rung " + ShellWords.quote(rung));
        command.append(seed == null ? "" : " --seed " + seed);
        return command.append(" --out ")
                .append(ShellWords.quote(String.valueOf(out)))
                .toString();
    }

    private int status(List<CaseResult> results) {
        if (results.isEmpty() || results.stream().anyMatch(CaseResult::interrupted)) {
            return ExitStatus.INTERRUPTED;
        }
        return ValidationJson.verdict(results) == Verdict.AGREES ? ExitStatus.DONE : ExitStatus.DISAGREES;
    }
}
