package plateau.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plateau.blas.Blas;
import plateau.report.OutputFiles;
import plateau.report.ReportException;
import plateau.report.SweepFiles;
import plateau.report.SweepJournal;
import plateau.report.SweepJson;
import plateau.report.SweepTable;
import plateau.sweep.CellOutcome;
import plateau.sweep.Sweep;
import plateau.sweep.SweepResult;
import plateau.sweep.SweepStore;

/** {@code plateau sweep}: predictions for every combination of targets, activations, laws of a(0) and ε, on all cores. */
@Command(
        name = "sweep",
        description = SweepCommand.PURPOSE,
        synopsisHeading = "Usage: ",
        customSynopsis = "plateau sweep [FILE] [OPTIONS]",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  plateau sweep --target \"He(1) + He(2)\" --target \"z + z^2\" --activation relu --activation gelu \\",
            "                --epsilon 1e-2:1e-6:20 --out result",
            "  plateau sweep --phi 1,1,1 --phi 1,1,0,1 --sigma 1,1,1,1 --init rademacher --init normal:0:1 --json",
            "  plateau sweep --phi 1,1 --sigma 1,1,1 --model overlap --dimension 100 --seed 1,2,3 --until 2",
            "  plateau sweep src/docs/example/sweep.toml --threads 2 --out result",
            "",
            "A FILE is TOML: keys are the names of the options without dashes, a list stands for what is",
            "repeated, and an option on the command line replaces the key of the file.",
            "",
            "Exit status: 0 done; 1 cells failed, which are named, the others are kept; 2 the request is wrong;",
            "130 interrupted (Ctrl-C keeps finished cells, the same command with the same --out goes on)."
        })
final class SweepCommand implements Callable<Integer> {
    static final String PURPOSE =
            "Predict, or simulate, for every combination of targets, activations, laws of a(0) and values of ε.%n";

    private static final int NAMED_FAILURES = 10;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A sweep in TOML.")
    private @Nullable String file;

    @ArgGroup(validate = false, heading = "%nProblem:%n", order = 1)
    private SweepOptions.Problem problem = new SweepOptions.Problem();

    @ArgGroup(validate = false, heading = "%nStart:%n", order = 2)
    private SweepOptions.Start start = new SweepOptions.Start();

    @ArgGroup(validate = false, heading = "%nSimulation:%n", order = 3)
    private SweepOptions.Simulation simulation = new SweepOptions.Simulation();

    @ArgGroup(validate = false, heading = "%nIntegration:%n", order = 4)
    private SweepOptions.Integration integration = new SweepOptions.Integration();

    @ArgGroup(validate = false, heading = "%nOutput:%n", order = 5)
    private SweepOptions.Output output = new SweepOptions.Output();

    @Option(names = "--help", usageHelp = true, description = "Show this help.", order = 99)
    private boolean help;

    SweepCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Repetitions.refuse(spec);
        SweepReader.Request request = request();
        Path out = Destinations.path("--out", output.out);
        OutputFiles folder = out == null ? null : folder(out);
        try {
            SweepResult result = out == null ? run(request, SweepStore.NONE) : resume(request, out);
            print(result);
            write(result, folder);
            return status(result);
        } catch (ReportException e) {
            console.err().println("plateau: " + e.getMessage());
            return ExitStatus.UNFINISHED;
        } catch (UncheckedIOException e) {
            console.err()
                    .println("plateau: finished cells cannot be kept in " + out + " (" + e.getMessage()
                            + "): make room there, and give the same command again");
            return ExitStatus.UNFINISHED;
        } finally {
            if (folder != null) {
                folder.discard();
            }
        }
    }

    private SweepReader.Request request() {
        SweepReader reader = new SweepReader(problem, start, simulation, integration);
        if (file == null) {
            return reader.request();
        }
        SweepFile read = SweepFile.read(file);
        read.complete(problem, start, simulation, integration);
        try {
            return reader.request();
        } catch (BadRequestException e) {
            throw read.placed(e);
        }
    }

    private static OutputFiles folder(Path out) {
        try {
            return OutputFiles.in(out);
        } catch (ReportException e) {
            throw new BadRequestException("--out: " + e.getMessage());
        }
    }

    /** A folder of another sweep is a wrong request. */
    private SweepResult resume(SweepReader.Request request, Path out) {
        try (SweepJournal journal = SweepJournal.in(out, request.plan())) {
            int there = journal.finished().size();
            if (there > 0) {
                console.err()
                        .println(there + " of " + request.plan().cells().size() + " cells are in " + out
                                + " already: going on with the others.");
            }
            return run(request, journal);
        } catch (ReportException e) {
            throw new BadRequestException("--out: " + e.getMessage());
        }
    }

    private SweepResult run(SweepReader.Request request, SweepStore store) {
        long begin = System.nanoTime();
        SweepResult result;
        try (Interruption interruption = Interruption.listen(console);
                ProgressDisplay progress = new ProgressDisplay(console, interruption::requested)) {
            result = compute(request, store, progress);
        }
        int computed = result.done() - store.finished().size();
        console.err()
                .println(String.format(
                        Locale.ROOT,
                        "%d %s computed in %.1f s by %d %s.",
                        computed,
                        computed == 1 ? "cell" : "cells",
                        (System.nanoTime() - begin) * 1e-9,
                        request.threads(),
                        request.threads() == 1 ? "thread" : "threads"));
        return result;
    }

    /** Simulations multiply matrices: threads of a product would fight with those of the sweep, and their number shows in last bits. */
    private static SweepResult compute(SweepReader.Request request, SweepStore store, ProgressDisplay progress) {
        if (!request.simulated()) {
            return Sweep.run(request.plan(), request.work(), request.threads(), store, progress);
        }
        Blas blas = Blas.fastest();
        int before = blas.threads();
        blas.setThreads(1);
        try {
            return Sweep.run(request.plan(), request.work(), request.threads(), store, progress);
        } finally {
            blas.setThreads(before);
        }
    }

    private void print(SweepResult result) {
        console.out().print(output.json ? SweepJson.text(result) : new SweepTable(result, console.width()).text());
        console.out().flush();
    }

    private void write(SweepResult result, @Nullable OutputFiles folder) throws ReportException {
        if (folder != null) {
            List<Path> written = folder.write(SweepFiles.of(result));
            PrintWriter names = output.json ? console.err() : console.out();
            written.stream().filter(p -> p.endsWith(SweepFiles.CSV)).forEach(p -> names.println("\nTable  " + p));
            names.flush();
        }
    }

    private int status(SweepResult result) {
        List<CellOutcome> failures = result.failures();
        failures.stream().limit(NAMED_FAILURES).forEach(failed -> console.err()
                .println("plateau: " + failed.cell().label() + ": "
                        + failed.failure().orElseThrow()));
        if (failures.size() > NAMED_FAILURES) {
            console.err()
                    .println("plateau: … and " + (failures.size() - NAMED_FAILURES)
                            + " more failed cells (--json and sweep.json name all)");
        }
        if (result.missing() > 0) {
            console.err()
                    .println("plateau: interrupted, " + result.missing() + " cells are left out: "
                            + (output.out == null
                                    ? "give --out DIR next time, and the same command goes on where it ended"
                                    : "the same command goes on with them"));
            return ExitStatus.INTERRUPTED;
        }
        return failures.isEmpty() ? ExitStatus.DONE : ExitStatus.UNFINISHED;
    }
}
