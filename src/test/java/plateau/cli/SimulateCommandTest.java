package plateau.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> SGD = List.of(
            "--model",
            "network",
            "--training",
            "sgd",
            "--width",
            "4",
            "--dimension",
            "10",
            "--step",
            "1e-3",
            "--times",
            "0,0.1,0.3");

    @TempDir
    private Path temporary = Path.of("");

    private final StringWriter err = new StringWriter();

    /** Standard output of a command that must end with a status. */
    private String simulate(int status, List<String> options) {
        List<String> args = new ArrayList<>(List.of("simulate", "--phi", "1,1,1", "--sigma", "1,1,1"));
        args.addAll(options);
        StringWriter out = new StringWriter();
        err.getBuffer().setLength(0);
        int found = Plateau.execute(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
        assertThat(found).as(err.toString()).isEqualTo(status);
        return out.toString();
    }

    private JsonNode json(String... options) throws Exception {
        return MAPPER.readTree(simulate(0, with(List.of(options), "--json")));
    }

    private static List<String> with(List<String> options, String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"network", "overlap", "overlap-classes", "mean-field"})
    void everyModelGivesTheDocumentThatScriptsRelyOn(String model) throws Exception {
        JsonNode root = json("--model", model, "--times", "0,0.1");
        assertThat(root.fieldNames())
                .toIterable()
                .contains("convention", "model", "training", "epsilon", "width", "dimension", "step", "batch", "seed")
                .contains("states", "termination", "evaluations", "warnings")
                .doesNotContain("runs", "steps");
        assertThat(root.get("model").asText()).isEqualTo(model);
        assertThat(root.get("dimension").isNull()).isTrue();
        assertThat(root.get("seed").isNull()).isTrue();
        assertThat(root.get("width").isNull()).isEqualTo(model.equals("mean-field"));
        JsonNode state = root.get("states").get(1);
        assertThat(state.fieldNames()).toIterable().containsExactly("t", "risk", "a", "s", "r");
        assertThat(state.get("r")).hasSameSizeAs(state.get("a"));
        assertThat(state.get("risk").doubleValue()).isBetween(0.3, 1.2);
    }

    @Test
    void classesAreThePlainFlowOfTheirNeurons() throws Exception {
        JsonNode classes = json(
                "--model",
                "overlap-classes",
                "--classes",
                "5",
                "--width",
                "15",
                "--times",
                "0,0.5,2",
                "--rtol",
                "1e-11");
        JsonNode plain = json("--classes", "5", "--width", "15", "--times", "0,0.5,2", "--rtol", "1e-11");
        assertThat(classes.get("multiplicity").toString()).isEqualTo("[3,3,3,3,3]");
        for (int i = 0; i < 3; i++) {
            JsonNode few = classes.get("states").get(i);
            JsonNode all = plain.get("states").get(i);
            assertThat(few.get("risk").doubleValue()).isCloseTo(all.get("risk").doubleValue(), within(1e-9));
            for (int p = 0; p < 5; p++) {
                assertThat(few.get("a").get(p).doubleValue())
                        .isCloseTo(all.get("a").get(3 * p).doubleValue(), within(1e-9));
                assertThat(few.get("r").get(p).get(p).doubleValue())
                        .isCloseTo(all.get("r").get(3 * p).get(3 * p + 1).doubleValue(), within(1e-9));
            }
        }
    }

    @Test
    void eachSeedGivesWhatItGivesAlone() throws Exception {
        JsonNode together = json(with(SGD, "--seed", "3,1,2").toArray(String[]::new));
        assertThat(together.get("runs").findValuesAsText("seed")).containsExactly("3", "1", "2");
        assertThat(together.get("states")).isEqualTo(together.get("runs").get(0).get("states"));
        for (JsonNode run : together.get("runs")) {
            JsonNode alone = json(with(SGD, "--seed", run.get("seed").asText()).toArray(String[]::new));
            assertThat(run.get("states")).isEqualTo(alone.get("states"));
            assertThat(run.get("steps").intValue()).isEqualTo(300);
        }
        assertThat(together.get("runs").get(1).get("states"))
                .isNotEqualTo(together.get("runs").get(2).get("states"));
    }

    @Test
    void networkAndOverlapFlowStartAlikeFromASeed() throws Exception {
        JsonNode network =
                json("--model", "network", "--width", "4", "--dimension", "9", "--seed", "7", "--times", "0,0.2");
        JsonNode overlap = json("--width", "4", "--dimension", "9", "--seed", "7", "--times", "0,0.2");
        for (int i = 0; i < 2; i++) {
            assertThat(network.get("states").get(i).get("risk").doubleValue())
                    .isCloseTo(overlap.get("states").get(i).get("risk").doubleValue(), within(1e-7));
        }
        assertThat(overlap.get("states").get(0).get("s").get(0).doubleValue()).isNotZero();
    }

    @Test
    void riskIsSampledWhereAskedAndNullWhereRowsAreNotUnit() throws Exception {
        JsonNode root = json(with(SGD, "--held-out", "400", "--no-projection").toArray(String[]::new));
        JsonNode state = root.get("states").get(2);
        assertThat(state.get("risk").isNull()).isTrue();
        assertThat(state.get("sampledRisk").doubleValue()).isPositive();
        assertThat(state.get("sampledError").doubleValue()).isPositive();
        assertThat(root.get("dimension").intValue()).isEqualTo(10);
        assertThat(root.get("warnings").toString()).contains("√(ηd/B)").contains("not normalised");
        assertThat(simulate(0, with(SGD, "--held-out", "400", "--no-projection")))
                .contains("sampled risk")
                .doesNotContain("NaN");
    }

    @Test
    void singlePrecisionFollowsDoubleAndIsNamed() throws Exception {
        JsonNode doubles = json(SGD.toArray(String[]::new));
        JsonNode floats = json(with(SGD, "--precision", "float").toArray(String[]::new));
        assertThat(doubles.get("precision").textValue()).isEqualTo("double");
        assertThat(floats.get("precision").textValue()).isEqualTo("float");
        double expected = doubles.get("states").get(2).get("risk").doubleValue();
        assertThat(floats.get("states").get(2).get("risk").doubleValue())
                .isNotEqualTo(expected)
                .isCloseTo(expected, within(1e-5));
        assertThat(simulate(0, with(SGD, "--precision", "float"))).contains("in single precision");
    }

    @Test
    void columnsAreNamedAndFull() throws Exception {
        Path csv = temporary.resolve("op.csv");
        simulate(0, with(SGD, "--seed", "1,2", "--csv", csv.toString()));
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.get(0))
                .isEqualTo("seed,t,risk,e_0,e_1,e_2,a_1,a_2,a_3,a_4,s_1,s_2,s_3,s_4,"
                        + "r_1_2,r_1_3,r_1_4,r_2_3,r_2_4,r_3_4");
        assertThat(lines).hasSize(7).allMatch(line -> line.split(",", -1).length == 20);
        assertThat(lines.get(4)).startsWith("2,0.0,");
        simulate(0, List.of("--model", "mean-field", "--classes", "2", "--times", "1", "--csv", csv.toString()));
        assertThat(Files.readAllLines(csv).get(0)).isEqualTo("t,risk,e_0,e_1,e_2,a_1,a_2,s_1,s_2,r_1_1,r_1_2,r_2_2");
    }

    @Test
    void aFolderHasReportTableDataAndFigure() {
        Path folder = temporary.resolve("result");
        String out = simulate(0, with(SGD, "--seed", "1,2", "--held-out", "50", "--out", folder.toString()));
        assertThat(out)
                .startsWith("The risk falls from")
                .contains("Report  " + folder.resolve("report.html"))
                .contains("Plot    " + folder.resolve("risk.svg"));
        for (String file : List.of(
                "report.html", "risk.svg", "risk.png", "table.txt", "simulation.json", "order-parameters.csv")) {
            assertThat(folder.resolve(file)).isNotEmptyFile();
        }
        assertThat(folder.resolve("report.html")).content().contains("plateau simulate --phi 1,1,1");
        assertThat(out.lines())
                .allMatch(line -> line.codePointCount(0, line.length()) <= 100 || line.contains("result"));
    }

    @Test
    void aDivergingStepIsSaidAndTheStateBeforeItKept() throws Exception {
        String out = simulate(1, with(SGD.subList(0, 8), "--step", "0.5", "--times", "0,0.5,1,500", "--json"));
        JsonNode root = MAPPER.readTree(out);
        assertThat(root.get("termination").asText()).isEqualTo("diverged");
        assertThat(root.get("states").size()).isBetween(2, 4);
        assertThat(out).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(err.toString()).contains("smaller step");
    }

    @Test
    void aCheckpointedRunEndsTheSame() throws Exception {
        String folder = temporary.resolve("checkpoints").toString();
        String plain = simulate(0, with(SGD, "--json", "--seed", "1,2"));
        List<String> kept = with(SGD, "--json", "--seed", "1,2", "--checkpoint", folder);
        assertThat(simulate(0, kept)).isEqualTo(plain);
        assertThat(temporary.resolve("checkpoints/seed-2")).isNotEmptyDirectory();
        assertThat(simulate(0, kept)).isEqualTo(plain);
        simulate(2, with(SGD.subList(0, 8), "--step", "2e-3", "--times", "0,0.3", "--checkpoint", folder));
        assertThat(err.toString()).contains("--checkpoint: ").contains("another run");
    }

    @Test
    void manyNeuronsLeaveOverlapsOutAndSayIt() throws Exception {
        JsonNode root = json("--model", "mean-field", "--classes", "2000", "--times", "0,0.01");
        assertThat(root.get("states").get(0).get("r").isNull()).isTrue();
        assertThat(root.get("warnings").toString()).contains("r_ij are left out");
    }

    @Test
    void helpNamesEveryOption() {
        StringWriter out = new StringWriter();
        assertThat(Plateau.execute(new PrintWriter(out), new PrintWriter(err), "simulate", "--help"))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "--target", "--phi", "--activation", "--sigma", "--degree", "--init", "--classes", "--epsilon")
                .contains("--model", "--training", "--width", "--dimension", "--step", "--batch", "--label-noise")
                .contains("--no-projection", "--held-out", "--seed", "--until", "--times", "--start", "--multiplicity")
                .contains("--checkpoint", "--precision", "--json", "--out", "--csv", "--rtol");
    }
}
