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
import java.util.concurrent.TimeUnit;
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
        int kills = 0;
        int chain = 0;
        List<Double> resumedFrom = new ArrayList<>();
        while (kills < KILLS) {
            Path folder = folders.resolve("chain" + chain++);
            boolean finished = false;
            while (!finished) {
                boolean killing = kills < KILLS;
                finished = live(folder, killing ? moments.nextInt(LONGEST_LIFE_MILLIS) : -1, resumedFrom);
                kills += finished ? 0 : 1;
            }
            NetworkRun resumed = KilledTraining.run(folder, TrainingObserver.SILENT);
            assertThat(resumed.outcome()).isEqualTo(Outcome.END_REACHED);
            assertThat(SgdProblems.same(resumed, whole)).as("chain %d", chain).isTrue();
        }
        assertThat(resumedFrom).as("parts done at each start").hasSizeGreaterThan(KILLS);
        assertThat(resumedFrom.stream().filter(done -> done > 0).count()).isGreaterThan(KILLS / 2);
    }

    /** One life of the process; whether it came to its end before it was killed. A negative delay means never. */
    private static boolean live(Path folder, int delayMillis, List<Double> resumedFrom)
            throws IOException, InterruptedException {
        Process process = start(folder);
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            String first = out.readLine();
            assertThat(first).startsWith("training from ");
            resumedFrom.add(Double.parseDouble(first.substring("training from ".length())));
            if (delayMillis >= 0 && !process.waitFor(delayMillis, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                return false;
            }
            assertThat(out.readLine()).isEqualTo("END_REACHED");
            assertThat(process.waitFor()).isZero();
            return true;
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledTraining.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
    }
}
