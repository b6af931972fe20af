package plateau.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {
    private static final List<String> SMALL = List.of(
            "--phi",
            "1,1",
            "--phi",
            "1,1,1",
            "--sigma",
            "1,1,1",
            "--init",
            "rademacher",
            "--init",
            "uniform:-1:1",
            "--epsilon",
            "1e-2,1e-3");

    @TempDir
    private Path temporary = Path.of("");

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    private int sweep(List<String> options, String... more) {
        out = new StringWriter();
        err = new StringWriter();
        List<String> args = new ArrayList<>(List.of("sweep"));
        args.addAll(options);
        args.addAll(List.of(more));
        return Plateau.execute(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
    }

    private String written(Path folder, String name) throws Exception {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void everyNumberIsThatOfPredict() throws Exception {
        assertThat(sweep(SMALL, "--json")).as(err.toString()).isZero();
        JsonNode cell = new ObjectMapper().readTree(out.toString()).get("cells").get(5);
        assertThat(cell.get("target").asText()).isEqualTo("h(0) + h(1) + h(2)");
        assertThat(cell.get("init").asText()).isEqualTo("rademacher");

        StringWriter alone = new StringWriter();
        Plateau.execute(
                new PrintWriter(alone),
                new PrintWriter(err),
                "predict",
                "--phi",
                "1,1,1",
                "--sigma",
                "1,1,1",
                "--init",
                "rademacher",
                "--epsilon",
                "1e-3",
                "--json");
        JsonNode run = new ObjectMapper().readTree(alone.toString()).get("runs").get(0);
        JsonNode result = cell.get("result");
        for (int k = 0; k < 3; k++) {
            for (String level : List.of("t90", "t50", "t10")) {
                assertThat(result.get("degrees").get(k).get(level))
                        .isEqualTo(run.get("times").get(k).get(level));
            }
        }
        assertThat(result.get("finalRisk")).isEqualTo(run.get("finalRisk"));
    }

    @Test
    void theResultIsTheSameByteForByteForAnyNumberOfThreads() throws Exception {
        List<String> texts = new ArrayList<>();
        for (String threads : List.of("1", "2", "7")) {
            Path folder = temporary.resolve(threads);
            assertThat(sweep(SMALL, "--threads", threads, "--out", folder.toString()))
                    .as(err.toString())
                    .isZero();
            texts.add(out.toString().replace(folder.toString(), "")
                    + written(folder, "sweep.csv")
                    + written(folder, "sweep.json")
                    + written(folder, "table.txt"));
        }
        assertThat(texts.get(1)).isEqualTo(texts.get(0));
        assertThat(texts.get(2)).isEqualTo(texts.get(0));
        assertThat(written(temporary.resolve("1"), "sweep.csv").lines()).hasSize(1 + 4 * 2 + 4 * 3);
    }

    @Test
    void anInterruptedSweepGoesOnWithWhatIsLeft() throws Exception {
        Path whole = temporary.resolve("whole");
        assertThat(sweep(SMALL, "--out", whole.toString())).isZero();
        Path folder = temporary.resolve("part");
        Files.createDirectories(folder);
        List<String> lines = Files.readAllLines(whole.resolve("cells.jsonl"));
        // What a process killed in the middle of a line leaves behind.
        Files.writeString(
                folder.resolve("cells.jsonl"),
                String.join("\n", lines.subList(0, 4)) + "\n" + lines.get(4).substring(0, 20));

        assertThat(sweep(SMALL, "--out", folder.toString())).as(err.toString()).isZero();
        assertThat(err.toString()).contains("3 of 8 cells are in").contains("5 cells computed");
        assertThat(written(folder, "sweep.csv")).isEqualTo(written(whole, "sweep.csv"));
        assertThat(Files.readAllLines(folder.resolve("cells.jsonl"))).hasSize(9);

        assertThat(sweep(SMALL, "--out", folder.toString())).isZero();
        assertThat(err.toString()).contains("8 of 8 cells").contains("0 cells computed");
        assertThat(written(folder, "sweep.json")).isEqualTo(written(whole, "sweep.json"));
    }

    @Test
    void aFolderOfAnotherSweepIsRefused() throws Exception {
        Path folder = temporary.resolve("result");
        assertThat(sweep(SMALL, "--out", folder.toString())).isZero();
        byte[] before = Files.readAllBytes(folder.resolve("cells.jsonl"));
        assertThat(sweep(SMALL, "--rtol", "1e-6", "--out", folder.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("--out")
                .contains("rtol 1e-8, here 1e-6")
                .contains("another directory");
        assertThat(out.toString()).isEmpty();
        assertThat(Files.readAllBytes(folder.resolve("cells.jsonl"))).isEqualTo(before);
    }

    @Test
    void aDamagedCellIsRefusedByItsLine() throws Exception {
        Path folder = temporary.resolve("result");
        assertThat(sweep(SMALL, "--out", folder.toString())).isZero();
        Path journal = folder.resolve("cells.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(journal));
        lines.set(2, lines.get(2).replaceFirst("\"fingerprint\":\"..", "\"fingerprint\":\"zz"));
        Files.write(journal, lines);
        assertThat(sweep(SMALL, "--out", folder.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("cells.jsonl:3 is damaged")
                .contains("fingerprint")
                .contains("delete");
    }

    @Test
    void aFileSaysTheSameAsOptionsWhichReplaceItsKeys() throws Exception {
        Path file = temporary.resolve("sweep.toml");
        Files.writeString(
                file,
                """
                phi = [[1, 1], [1, 1, 1]]
                sigma = [1, 1, 1]
                init = ["rademacher", "uniform:-1:1"]
                epsilon = [1e-2, 1e-3]
                """);
        assertThat(sweep(SMALL, "--json")).isZero();
        String options = out.toString();
        assertThat(sweep(List.of(file.toString()), "--json")).as(err.toString()).isZero();
        JsonNode fromFile = new ObjectMapper().readTree(out.toString()).get("cells");
        assertThat(fromFile).isEqualTo(new ObjectMapper().readTree(options).get("cells"));

        assertThat(sweep(List.of(file.toString()), "--json", "--epsilon", "1e-2", "--phi", "1,1"))
                .isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).get("cells")).hasSize(2);
    }

    @Test
    void valuesOfEpsilonAreSpacedEvenlyInTheLogarithm() throws Exception {
        assertThat(sweep(List.of("--phi", "1,1", "--sigma", "1,1", "--epsilon", "1e-2:1e-4:5,1", "--json")))
                .isZero();
        List<Double> epsilons = new ArrayList<>();
        new ObjectMapper()
                .readTree(out.toString())
                .get("cells")
                .forEach(cell -> epsilons.add(cell.get("epsilon").doubleValue()));
        assertThat(epsilons).containsExactly(1e-2, 3.16228e-3, 1e-3, 3.16228e-4, 1e-4, 1.0);
    }

    @Test
    void formulasHaveParametersAndCommasInTheTableAreQuoted() throws Exception {
        Path folder = temporary.resolve("result");
        int status = sweep(
                List.of("--target", "c z", "--set", "c=2", "--sigma", "1,1", "--init", "atoms:-1@0.5,1@0.5"),
                "--epsilon",
                "1e-2",
                "--out",
                folder.toString());
        assertThat(status).as(err.toString()).isZero();
        assertThat(written(folder, "sweep.csv"))
                .contains("1,c z,h(0) + h(1),\"atoms:-1@0.5,1@0.5\",0.01,,done,1,2.0,1.0,");
    }

    @Test
    void simulatedFlowsLearnWhenPredictSays() throws Exception {
        List<String> problem =
                List.of("--phi", "1,1", "--sigma", "1,1,1", "--epsilon", "1e-2", "--until", "2", "--json");
        assertThat(sweep(problem, "--reference")).isZero();
        JsonNode predicted = result(0);
        assertThat(sweep(problem, "--model", "mean-field")).as(err.toString()).isZero();
        JsonNode simulated = result(0);
        for (int k = 0; k < 2; k++) {
            assertThat(time(simulated, k)).isCloseTo(time(predicted, k), withinPercentage(1e-4));
        }
        assertThat(sweep(problem, "--model", "network", "--width", "12")).isZero();
        JsonNode network = result(0);
        assertThat(sweep(problem, "--model", "overlap", "--width", "12")).isZero();
        assertThat(time(network, 1)).isCloseTo(time(result(0), 1), withinPercentage(0.5));
    }

    @Test
    void seedsAreCellsOfTheirOwnAndThreadsDoNotShow() throws Exception {
        List<String> problem = List.of(
                "--phi",
                "1,1",
                "--sigma",
                "1,1",
                "--epsilon",
                "1e-1",
                "--until",
                "0.2",
                "--model",
                "network",
                "--training",
                "sgd",
                "--width",
                "6",
                "--dimension",
                "20",
                "--seed",
                "1,2,3",
                "--json");
        assertThat(sweep(problem, "--threads", "1")).as(err.toString()).isZero();
        String one = out.toString();
        assertThat(sweep(problem, "--threads", "3")).isZero();
        assertThat(out.toString()).isEqualTo(one);
        JsonNode cells = new ObjectMapper().readTree(one).get("cells");
        assertThat(cells).hasSize(3);
        assertThat(cells.get(1).get("seed").asInt()).isEqualTo(2);
        assertThat(time(result(0), 0)).isNotEqualTo(time(result(1), 0));
    }

    @Test
    void aCellThatDivergesIsNamedAndTheOthersAreKept() throws Exception {
        Path folder = temporary.resolve("result");
        int status = sweep(
                List.of("--phi", "1,1", "--sigma", "1,1", "--sigma", "1,1e8", "--epsilon", "1e-1", "--until", "1"),
                "--model",
                "network",
                "--training",
                "sgd",
                "--width",
                "4",
                "--step",
                "1e-3",
                "--out",
                folder.toString());
        assertThat(status).as(err.toString()).isEqualTo(1);
        assertThat(err.toString())
                .contains("plateau: cell 2 (φ = h(0) + h(1), σ = h(0) + 100000000*h(1)")
                .contains("stopped at t = ");
        assertThat(out.toString()).startsWith("2 cells: 1 done, 1 failed.");
        assertThat(written(folder, "sweep.csv")).contains(",failed,");
        assertThat(Files.readAllLines(folder.resolve("cells.jsonl"))).hasSize(2);
    }

    private JsonNode result(int cell) throws Exception {
        return new ObjectMapper()
                .readTree(out.toString())
                .get("cells")
                .get(cell)
                .get("result");
    }

    private static double time(JsonNode result, int place) {
        return result.get("degrees").get(place).get("t50").doubleValue();
    }
}
