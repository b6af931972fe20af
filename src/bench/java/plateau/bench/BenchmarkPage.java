package plateau.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import plateau.blas.Blas;
import plateau.network.SgdRates;
import plateau.timescale.MeanFieldSolves;

/**
 * Runs the peers and Plateau in turn and writes {@code validation/benchmarks.md}. What other programs measured (start-up, sweeps) stands in
 * {@code target/benchmarks/NAME.md}: a section each, its lines of the first table in {@code NAME.claims} beside it.
 */
public final class BenchmarkPage {
    private static final int ROUNDS = Integer.getInteger("rounds", 5);

    private BenchmarkPage() {}

    /** Properties {@code peers}, {@code work}, {@code page}, {@code torch}, {@code scipy}, {@code only}: set by compare.sh. */
    public static void main(String[] arguments) throws IOException {
        Path peers = Path.of(System.getProperty("peers", "src/bench/peers"));
        Path work = Path.of(System.getProperty("work", "target"));
        String only = System.getProperty("only", "");
        List<Section> sections = new ArrayList<>();
        add(
                sections,
                only,
                "solves",
                "Mean-field solves",
                section -> MeanFieldSolves.measure(
                        section,
                        new Peer(List.of(work.resolve("cvode_meanfield").toString()), Map.of()),
                        new Peer(
                                List.of(
                                        System.getProperty("scipy", "python3"),
                                        peers.resolve("scipy_meanfield.py").toString()),
                                Map.of()),
                        ROUNDS));
        add(
                sections,
                only,
                "sgd",
                "SGD of the network",
                section -> SgdRates.measure(
                        section,
                        System.getProperty("torch", "/usr/bin/python3"),
                        peers.resolve("torch_sgd.py").toString(),
                        ROUNDS));
        add(sections, only, "evaluations", "Evaluations", section -> {
            Evaluations.meanField(section, 9);
            Evaluations.overlap(section, 25);
        });
        add(
                sections,
                only,
                "memory",
                "A million classes",
                section -> ManyClasses.measure(
                        section,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        work.resolve("plateau.jar").toString()));
        Files.writeString(
                Path.of(System.getProperty("page", "validation/benchmarks.md")),
                page(sections, work.resolve("benchmarks")));
    }

    private interface Measurement {
        void into(Section section);
    }

    private static void add(List<Section> sections, String only, String key, String title, Measurement measurement) {
        if (only.isEmpty() || List.of(only.split(",", -1)).contains(key)) {
            System.err.println("measuring: " + title);
            Section section = new Section(title);
            measurement.into(section);
            sections.add(section);
        }
    }

    private static String page(List<Section> sections, Path others) throws IOException {
        StringBuilder claims = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (Section section : sections) {
            section.claims().forEach(line -> claims.append(line).append("\n"));
            text.append(section.markdown());
        }
        for (Path file : fragments(others)) {
            String fragment = Files.readString(file).strip();
            text.append(fragment).append("\n\n");
            Path lines = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.md$", ".claims"));
            if (Files.exists(lines)) {
                claims.append(Files.readString(lines).strip()).append("\n");
            }
        }
        return "<!-- src/bench/peers/compare.sh -->\n# Speed, beside peers\n\n" + machine()
                + "\n| asked | measured | holds |\n| --- | --- | --- |\n" + claims + "\n"
                + text.toString().strip() + "\n";
    }

    private static TreeSet<Path> fragments(Path folder) throws IOException {
        TreeSet<Path> files = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.md")) {
                found.forEach(files::add);
            }
        }
        return files;
    }

    private static String machine() throws IOException {
        Path cpu = Path.of("/proc/cpuinfo");
        String model = Files.isReadable(cpu)
                ? Pattern.compile("model name\\s*: (.*)")
                        .matcher(Files.readString(cpu))
                        .results()
                        .findFirst()
                        .map(match -> match.group(1))
                        .orElse("unknown processor")
                : System.getProperty("os.arch");
        return "Written by `src/bench/peers/compare.sh`, peers and Plateau in turn in one run; only ratios mean something on another day.\n\n"
                + (ROUNDS < 5 ? "**Preliminary: fewer than five rounds.**\n\n" : "")
                + "- machine: " + Runtime.getRuntime().availableProcessors() + " cores, " + model + "\n"
                + "- Java " + System.getProperty("java.runtime.version") + ", "
                + Blas.fastest().name().replaceAll(" \\(.*", "") + "\n"
                + "- peers: " + System.getProperty("versions", "unknown versions") + "\n"
                + "- load of the machine at the end of the run: "
                + Spread.number(java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        .getSystemLoadAverage())
                + " (this run alone makes about 1.5)\n";
    }
}
