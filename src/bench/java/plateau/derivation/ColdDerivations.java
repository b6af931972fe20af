package plateau.derivation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The time of a whole process `plateau derive`, for each of the {@link RandomLinks}: minimum, median and maximum in seconds. */
public final class ColdDerivations {
    private ColdDerivations() {}

    /** @param arguments the path of plateau.jar */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> links = RandomLinks.activations();
        double[] seconds = new double[links.size()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = derive(arguments[0], links.get(i));
        }
        Arrays.sort(seconds);
        int middle = seconds.length / 2;
        System.out.printf(
                "derive, cold, %d random links: %.2f s (%.2f to %.2f)%n",
                seconds.length, 0.5 * (seconds[middle - 1] + seconds[middle]), seconds[0], seconds[seconds.length - 1]);
    }

    private static double derive(String jar, String activation) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        java, "-jar", jar, "derive", "--target", RandomLinks.TARGET, "--activation", activation)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("derive failed for " + activation);
        }
        return 1e-9 * (System.nanoTime() - start);
    }
}
