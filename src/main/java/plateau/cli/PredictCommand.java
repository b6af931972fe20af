package plateau.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plateau.derivation.Derivation;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;
import plateau.ode.Termination;
import plateau.report.Background;
import plateau.report.CurveCsv;
import plateau.report.PredictionFiles;
import plateau.report.PredictionJson;
import plateau.report.PredictionTable;
import plateau.report.ReportException;
import plateau.timescale.ClassPaths;
import plateau.timescale.Method;
import plateau.timescale.Prediction;
import plateau.timescale.PredictionRequest;
import plateau.timescale.Predictor;
import plateau.timescale.Progress;
import plateau.timescale.Run;

/** {@code plateau predict}: which Hermite degrees are learned, in which order, when, and how low the risk can go. */
@Command(
        name = "predict",
        description = PredictCommand.PURPOSE,
        synopsisHeading = "Usage: ",
        customSynopsis = "plateau predict (--target EXPR | --phi LIST) (--activation EXPR | --sigma LIST) [OPTIONS]",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  plateau predict --target \"z^3 - 3*z + z^2\" --activation \"relu(z + 1/2)\" --out result",
            "  plateau predict --target \"He(1) + He(2)\" --activation tanh --epsilon 1e-3,1e-4,1e-5",
            "  plateau predict --phi 1,1,1,1 --sigma 1,1,1,1 --init rademacher --json",
            "",
            "Coefficients refer to the normalised probabilists' Hermite polynomials h_k = He_k/sqrt(k!).",
            "",
            "Exit status: 0 done; 1 could not be finished, what was computed is kept;",
            "2 the request is wrong; 130 interrupted (Ctrl-C keeps what is there, a second one ends at once)."
        })
final class PredictCommand implements Callable<Integer> {
    static final String PURPOSE = "Predict when each Hermite degree of a single-index target is learned.%n";

    /** Classes whose paths are written with a report. */
    private static final int MOST_PATHS = 2000;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @ArgGroup(validate = false, heading = "%nProblem:%n", order = 1)
    private ProblemOptions problem = new ProblemOptions();

    @ArgGroup(validate = false, heading = "%nStart:%n", order = 2)
    private PredictOptions.Start start = new PredictOptions.Start();

    @ArgGroup(validate = false, heading = "%nIntegration:%n", order = 3)
    private PredictOptions.Integration integration = new PredictOptions.Integration();

    @ArgGroup(validate = false, heading = "%nOutput:%n", order = 4)
    private PredictOptions.Output output = new PredictOptions.Output();

    @Option(names = "--help", usageHelp = true, description = "Show this help.", order = 99)
    private boolean help;

    PredictCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Repetitions.refuse(spec);
        PredictionRequest request = request();
        requireNeurons(request);
        try (Destinations destinations = Destinations.of(output.out, output.csv, spec)) {
            Prediction prediction = predict(request);
            print(prediction);
            write(prediction, request, destinations);
            return status(prediction);
        } catch (ReportException e) {
            console.err().println("plateau: " + e.getMessage());
            return ExitStatus.UNFINISHED;
        }
    }

    /** The cheap checks come first; expanding the links is the first that can take time. */
    private PredictionRequest request() {
        int classes = start.classCount();
        List<Double> epsilons = integration.epsilons();
        var law = start.law();
        var dimension = start.finiteDimension();
        var until = integration.end();
        var rtol = integration.tolerance();
        if (integration.check && integration.reference) {
            throw new BadRequestException("--check compares the fast-slow solve with --reference: give one of the two");
        }
        LinkPair links = problem.links();
        try {
            PredictionRequest request =
                    PredictionRequest.of(links, law, epsilons).withClasses(classes);
            request = until.isPresent() ? request.withUntil(until.getAsDouble()) : request;
            request = rtol.isPresent() ? request.withRtol(rtol.getAsDouble()) : request;
            request = dimension.isPresent() ? request.withDimension(dimension.getAsDouble()) : request;
            request = integration.reference ? request.withMethod(Method.REFERENCE) : request;
            request = integration.check ? request.withCheck() : request;
            Memory.require(request);
            return request;
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()));
        }
    }

    /** Too small a dimension shows only when the neurons are made. */
    private static void requireNeurons(PredictionRequest request) {
        try {
            request.neurons();
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("--dimension: " + e.getMessage());
        }
    }

    private Prediction predict(PredictionRequest request) {
        try (Interruption interruption = Interruption.listen(console);
                ProgressDisplay progress = new ProgressDisplay(console, interruption::requested)) {
            return Predictor.predict(request, progress);
        }
    }

    private void print(Prediction prediction) {
        console.out()
                .print(
                        output.json
                                ? new PredictionJson(prediction).text()
                                : new PredictionTable(prediction, console.width()).text());
        console.out().flush();
    }

    private void write(Prediction prediction, PredictionRequest request, Destinations destinations)
            throws ReportException {
        PrintWriter names = output.json ? console.err() : console.out();
        destinations.writeCsv("Curves", () -> CurveCsv.text(prediction), names);
        destinations.writeFolder(
                () -> PredictionFiles.of(
                        prediction, destinations.provenance(settings(request)), background(prediction, request)),
                names);
    }

    /** The equations, and the classes along the flow unless they are so many that their paths fill the memory. */
    private static Background background(Prediction prediction, PredictionRequest request) {
        NeuronClasses neurons = request.neurons();
        List<ClassPaths> paths = new ArrayList<>();
        if (neurons.count() <= MOST_PATHS) {
            for (Run run : prediction.runs()) {
                paths.add(ClassPaths.of(request.links(), neurons, run, Progress.SILENT));
            }
        }
        return Background.of(Derivation.of(request.links(), request.law(), request.classes()), paths);
    }

    private static Map<String, String> settings(PredictionRequest request) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("relative tolerance", Double.toString(request.rtol()));
        settings.put(
                "end time", request.until().isPresent() ? "" + request.until().getAsDouble() : "when all is learned");
        settings.put(
                "dimension d",
                request.dimension().isPresent() ? "" + request.dimension().getAsDouble() : "infinite");
        return settings;
    }

    private int status(Prediction prediction) {
        int status = ExitStatus.DONE;
        for (Run run : prediction.runs()) {
            if (!run.termination().successful()) {
                console.err()
                        .println("plateau: ε = " + run.epsilon() + " stopped at t = " + run.endTime() + ": "
                                + run.termination().advice());
                boolean interrupted = run.termination() == Termination.INTERRUPTED;
                status = interrupted ? ExitStatus.INTERRUPTED : Math.max(status, ExitStatus.UNFINISHED);
            }
        }
        return status;
    }
}
