package plateau.explorer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import plateau.flow.LinkPair;
import plateau.symbolic.EngineThreads;
import plateau.timescale.Prediction;
import plateau.timescale.Progress;

/** The answers of the server: reads a request, has it computed, writes what came out. No thread of the server waits for it. */
final class Exploring implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final String IDENTIFIER = "[A-Za-z0-9-]{1,64}";
    private static final double[] WARM = {1e-4, 1e-1, 1e-2, 1e-6, 1e-8, 1e-3, 1e-5};
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * What an exploration comes to, and what it took.
     *
     * @param file the name under which it is to be kept; empty if it is not
     */
    private record Answer(String type, byte[] content, String timing, String file) {}

    private final ProblemReader reader;
    private final Computations computations;
    private final Explorations explorations = new Explorations();
    private final Overlays overlays;
    private final Documents documents;

    Exploring(ExplorerLimits limits, String version) {
        reader = new ProblemReader(limits);
        computations = new Computations(limits);
        overlays = new Overlays(limits, reader, explorations);
        documents = new Documents(version);
    }

    /** Answers the gallery before anyone asks, so that what is loaded and compiled first keeps nobody waiting. */
    void warmUp() {
        for (Gallery.Entry entry : Gallery.entries()) {
            Problem problem =
                    reader.problem(new Fields(Map.of("target", entry.target(), "activation", entry.activation())));
            computations.submit("", progress -> {
                LinkPair links = explorations.links(problem, progress);
                for (double epsilon : WARM) {
                    ExplorationJson.of(explorations.predict(links, problem, epsilon, progress), true);
                }
                return true;
            });
        }
    }

    void explore(Context context) {
        Fields fields = fields(context);
        Problem problem = reader.problem(fields);
        double epsilon = reader.epsilon(fields);
        answer(context, identifier(fields, "page"), progress -> {
            Stopwatch stopwatch = new Stopwatch();
            LinkPair links = explorations.links(problem, progress);
            stopwatch.lap("expand");
            Prediction prediction = explorations.predict(links, problem, epsilon, progress);
            stopwatch.lap("solve");
            byte[] content = MAPPER.writeValueAsBytes(
                    ExplorationJson.of(prediction, problem.degree().isEmpty()));
            stopwatch.lap("write");
            return new Answer(JSON, content, stopwatch.header(), "");
        });
    }

    void portrait(Context context) {
        Fields fields = fields(context);
        Problem problem = reader.problem(fields);
        double epsilon = reader.epsilon(fields);
        String page = identifier(fields, "page");
        answer(context, page.isEmpty() ? "" : page + "/portrait", progress -> {
            Stopwatch stopwatch = new Stopwatch();
            LinkPair links = explorations.links(problem, progress);
            Prediction prediction = explorations.predict(links, problem, epsilon, progress);
            byte[] content = MAPPER.writeValueAsBytes(
                    Portrait.of(links, problem, prediction.runs().get(0), progress));
            return new Answer(JSON, content, stopwatch.header(), "");
        });
    }

    /** How a function reads: so that the page can set what is typed. */
    void formula(Context context) {
        Fields fields = fields(context);
        FunctionText function = reader.function(fields);
        String page = identifier(fields, "page");
        answer(context, page.isEmpty() ? "" : page + "/" + function.field(), progress -> {
            Stopwatch stopwatch = new Stopwatch();
            ObjectNode node =
                    MAPPER.createObjectNode().put("tex", function.latex().orElse(null));
            return new Answer(JSON, MAPPER.writeValueAsBytes(node), stopwatch.header(), "");
        });
    }

    void document(Context context) {
        Fields fields = fields(context);
        String name = context.pathParam("name");
        Function<Documents.Source, Documents.Document> writer = documents.writer(name);
        Problem problem = reader.problem(fields);
        double epsilon = reader.epsilon(fields);
        answer(context, "", progress -> {
            Stopwatch stopwatch = new Stopwatch();
            LinkPair links = explorations.links(problem, progress);
            Prediction prediction = explorations.predictInFull(links, problem, epsilon, progress);
            Documents.Document document = writer.apply(new Documents.Source(problem, links, prediction, epsilon));
            stopwatch.lap("write");
            return new Answer(document.type(), document.content(), stopwatch.header(), name);
        });
    }

    void gallery(Context context) {
        json(context, MAPPER.createObjectNode().set("pairs", MAPPER.valueToTree(Gallery.entries())));
    }

    void status(Context context) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("computations", computations.pending());
        node.put("overlays", overlays.running());
        node.put("abandoned", EngineThreads.abandoned());
        json(context, node);
    }

    void overlay(SseClient client) {
        try {
            Fields fields = fields(client.ctx());
            String page = identifier(fields, "page");
            String id = identifier(fields, "id");
            if (id.isEmpty()) {
                throw RefusedException.wrong("id", "id is missing: give a new one for each overlay");
            }
            // One of each model for a page: a newer one takes the place of the one before.
            overlays.start(page.isEmpty() ? "" : page + "/" + fields.text("model", ""), id, fields, client);
        } catch (RefusedException e) {
            EventStream.refuse(client, e);
        }
    }

    void stop(Context context) {
        String id = identifier(fields(context), "id");
        json(context, JsonNodeFactory.instance.objectNode().put("stopped", overlays.stop(id)));
    }

    @Override
    public void close() {
        overlays.close();
        computations.close();
    }

    private static void json(Context context, com.fasterxml.jackson.databind.JsonNode node) {
        context.contentType(JSON).result(node.toString());
    }

    /** What can fail only if the program is wrong may throw what it likes. */
    @FunctionalInterface
    private interface Exploration {
        Answer run(Progress progress) throws Exception;
    }

    private void answer(Context context, String page, Exploration exploration) {
        BiConsumer<Answer, Throwable> write = (answer, failure) -> {
            if (failure != null) {
                ExplorerServer.refuse(Failures.refusal(failure), context);
            } else {
                context.contentType(answer.type())
                        .header("Server-Timing", answer.timing())
                        .result(answer.content());
                if (!answer.file().isEmpty()) {
                    context.header("Content-Disposition", "attachment; filename=\"" + answer.file() + "\"");
                }
            }
        };
        context.future(() -> computations
                .submit(page, progress -> checked(exploration, progress))
                .handle((answer, failure) -> {
                    write.accept(answer, failure);
                    return true;
                }));
    }

    private static Answer checked(Exploration exploration, Progress progress) {
        try {
            return exploration.run(progress);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fields of the query; one that is given twice is a mistake. */
    private static Fields fields(Context context) {
        Map<String, String> values = new HashMap<>();
        for (Map.Entry<String, List<String>> entry : context.queryParamMap().entrySet()) {
            if (entry.getValue().size() != 1) {
                throw RefusedException.wrong(
                        "",
                        "the field " + Fields.shorten(entry.getKey()) + " is given "
                                + entry.getValue().size() + " times: give it once");
            }
            values.put(entry.getKey(), entry.getValue().get(0));
        }
        return new Fields(values);
    }

    private static String identifier(Fields fields, String name) {
        String value = fields.text(name, "");
        if (!value.isEmpty() && !value.matches(IDENTIFIER)) {
            throw RefusedException.wrong(name, name + ": give at most 64 letters, digits and hyphens");
        }
        return value;
    }
}
