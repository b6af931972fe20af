package plateau.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The 20 random activations on which derivations are timed; the same in every run. */
final class RandomLinks {
    static final String TARGET = "He(1) + He(2)/2 + He(3)/3";

    private static final String[] ATOMS = {"relu", "erf", "tanh", "sin", "abs", "gelu", "softplus", "step"};
    private static final int LINKS = 20;

    private RandomLinks() {}

    static List<String> activations() {
        Random random = new Random(1);
        List<String> links = new ArrayList<>();
        for (int i = 0; i < LINKS; i++) {
            links.add((1 + random.nextInt(4)) + "/3*" + ATOMS[random.nextInt(ATOMS.length)] + "("
                    + (1 + random.nextInt(3)) + "/2*z + " + random.nextInt(3) + "/3) + " + random.nextInt(5) + "/4*z");
        }
        return links;
    }
}
