package plateau.bench;

import java.util.List;
import java.util.Map;

/** A million classes in a process of its own with 4 GB. */
final class ManyClasses {
    private ManyClasses() {}

    static void measure(Section section, String java, String jar) {
        String claim = "10⁶ classes solve in under 4 GB";
        Peer process = new Peer(List.of(java, "-Xmx3600m", "-jar", jar, "predict"), Map.of());
        long start = System.nanoTime();
        try {
            process.run(
                    "\"termination\" *: *\"(end|goal)-reached\"",
                    "--phi",
                    "1,1,1,1",
                    "--sigma",
                    "1,1,1,1",
                    "--classes",
                    "1000000",
                    "--epsilon",
                    "1e-4",
                    "--until",
                    "0.2",
                    "--json");
            double seconds = 1e-9 * (System.nanoTime() - start);
            section.claim(claim, "done with a heap of 3.6 GB in " + Spread.number(seconds) + " s", true);
        } catch (IllegalStateException e) {
            section.claim(claim, String.valueOf(e.getMessage()), false);
        }
        section.paragraph(
                "`plateau predict --phi 1,1,1,1 --sigma 1,1,1,1 --classes 1000000 --epsilon 1e-4 --until 0.2 --json` with"
                        + " `-Xmx3600m`, the whole process.");
    }
}
