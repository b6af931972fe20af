package plateau.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plateau.network.NetworkException;
import plateau.report.ReportException;
import plateau.report.SimulatedRun;
import plateau.report.SimulatedRun.Ending;
import plateau.report.Simulation;
import plateau.report.SimulationCsv;
import plateau.report.SimulationFiles;
import plateau.report.SimulationJson;
import plateau.report.SimulationTable;

/** {@code plateau simulate}: the training itself, by a real network or by one of the reduced flows. */
@Command(
        name = "simulate",
        description = SimulateCommand.PURPOSE,
        synopsisHeading = "Usage: ",
        customSynopsis = "plateau simulate (--target EXPR | --phi LIST) (--activation EXPR | --sigma LIST) [OPTIONS]",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  plateau simulate --target \"He(1) + He(2)\" --activation \"relu(z + 1/2)\" --width 50",
            "  plateau simulate --phi 1,1,1 --sigma 1,1,1 --model overlap-classes --width 10000 --out result",
            "  plateau simulate --phi 1,1,1 --sigma 1,1,1 --model network --training sgd --dimension 200 \\",
            "                   --until 2 --seed 1,2,3 --out result",
            "",
            "Coefficients refer to the normalised probabilists' Hermite polynomials h_k = He_k/sqrt(k!).",
            "",
            "Exit status: 0 done; 1 could not be finished, what was computed is kept;",
            "2 the request is wrong; 130 interrupted (Ctrl-C keeps what is there, a second one ends at once)."
        })
final class SimulateCommand implements Callable<Integer> {
    static final String PURPOSE = "Train a two-layer network, or integrate one of its reduced flows.%n";

    private final Console console;

    @Spec
    private CommandSpec spec;

    @ArgGroup(validate = false, heading = "%nProblem:%n", order = 1)
    private ProblemOptions problem = new ProblemOptions();

    @ArgGroup(validate = false, heading = "%nModel:%n", order = 2)
    private SimulateOptions.Model model = new SimulateOptions.Model();

    @ArgGroup(validate = false, heading = "%nStart:%n", order = 3)
    private SimulateOptions.Start start = new SimulateOptions.Start();

    @ArgGroup(validate = false, heading = "%nSGD:%n", order = 4)
    private SimulateOptions.Sgd sgd = new SimulateOptions.Sgd();

    @ArgGroup(validate = false, heading = "%nTimes:%n", order = 5)
    private SimulateOptions.Times times = new SimulateOptions.Times();

    @ArgGroup(validate = false, heading = "%nOutput:%n", order = 6)
    private SimulateOptions.Output output = new SimulateOptions.Output();

    @Option(names = "--help", usageHelp = true, description = "Show this help.", order = 99)
    private boolean help;

    SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Repetitions.refuse(spec);
        SimulationRequest request = new SimulationReader(problem::links, model, start, sgd, times).request();
        try (Destinations destinations = Destinations.of(output.out, output.csv, spec)) {
            Simulation simulation = simulate(request);
            print(simulation);
            write(simulation, request, destinations);
            return status(simulation);
        } catch (NetworkException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()));
        } catch (ReportException e) {
            console.err().println("plateau: " + e.getMessage());
            return ExitStatus.UNFINISHED;
        }
    }

    private Simulation simulate(SimulationRequest request) {
        try (Interruption interruption = Interruption.listen(console);
                ProgressDisplay progress = new ProgressDisplay(console, interruption::requested)) {
            return Simulator.run(request, progress);
        }
    }

    private void print(Simulation simulation) {
        console.out()
                .print(
                        output.json
                                ? new SimulationJson(simulation).text()
                                : new SimulationTable(simulation, console.width()).text());
        console.out().flush();
    }

    private void write(Simulation simulation, SimulationRequest request, Destinations destinations)
            throws ReportException {
        PrintWriter names = output.json ? console.err() : console.out();
        destinations.writeCsv("Order parameters", () -> new SimulationCsv(simulation).text(), names);
        destinations.writeFolder(
                () -> SimulationFiles.of(simulation, destinations.provenance(settings(request))), names);
    }

    private static Map<String, String> settings(SimulationRequest request) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (request.sgd() == null) {
            settings.put("relative tolerance", Double.toString(request.rtol()));
        }
        settings.put("end time", request.times().get(request.times().size() - 1).toString());
        if (request.random()) {
            settings.put("seeds", request.seeds().toString());
        }
        return settings;
    }

    private int status(Simulation simulation) {
        int status = ExitStatus.DONE;
        for (SimulatedRun run : simulation.runs()) {
            if (!run.finished()) {
                String whose = simulation.several() ? "seed " + run.seed().orElse(0) + " " : "";
                console.err().println("plateau: " + whose + "stopped at t = " + run.endTime() + ": " + run.advice());
                status = run.ending() == Ending.INTERRUPTED
                        ? ExitStatus.INTERRUPTED
                        : Math.max(status, ExitStatus.UNFINISHED);
            }
        }
        return status;
    }
}
