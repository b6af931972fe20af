package plateau.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plateau.network.NetworkRun.Outcome;

/** A training in a process of its own, killed at random moments (SIGKILL on Unix) and started again until it is done. */
class KilledTrainingTest {
    private static final int KILLS = 20;
    private static final int LONGEST_LIFE_MILLIS = 200;

    @Test
    @Timeout(120)
    void alwaysResumesToTheSameEnd(@TempDir Path folders) throws Exception {
        NetworkRun whole = KilledTraining.run(null, TrainingObserver.SILENT);
        Random moments = new Random(20);
        List<Double> resumedFrom = new ArrayList<>();
        int kills = 0;
        for (int chain = 0; kills < KILLS; chain++) {
            Path folder = folders.resolve("chain" + chain);
            while (live(folder, kills < KILLS, moments, resumedFrom)) {
                kills++;
            }
            NetworkRun resumed = KilledTraining.run(folder, TrainingObserver.SILENT);
            assertThat(resumed.outcome()).isEqualTo(Outcome.END_REACHED);
            assertThat(SgdProblems.same(resumed, whole)).as("chain %d", chain).isTrue();
        }
        assertThat(resumedFrom.stream().filter(done -> done > 0).count()).isGreaterThan(KILLS / 4);
    }

    /**
     * One life of the process; whether it was killed before its end. Some are killed while they come up and read their
     * checkpoint, most while they train.
     */
    private static boolean live(Path folder, boolean killing, Random moments, List<Double> resumedFrom)
            throws IOException, InterruptedException {
        Process process = start(folder);
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            boolean early = killing && moments.nextInt(4) == 0;
            if (!early) {
                resumedFrom.add(partDone(out.readLine()));
            }
            int life = moments.nextInt(LONGEST_LIFE_MILLIS);
            if (killing && !process.waitFor(life, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                return true;
            }
            if (early) {
                resumedFrom.add(partDone(out.readLine()));
            }
            assertThat(out.readLine()).isEqualTo("END_REACHED");
            assertThat(process.waitFor()).isZero();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    private static double partDone(@Nullable String line) {
        assertThat(line).startsWith(KilledTraining.GREETING);
        return Double.parseDouble(String.valueOf(line).substring(KilledTraining.GREETING.length()));
    }

    private static Process start(Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledTraining.class.getName(),
                        folder.toString())
                .redirectErrorStream(true);
        // A JVM that picks up options from there says so in a line of its own.
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return builder.start();
    }
}
