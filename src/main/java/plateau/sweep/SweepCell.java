package plateau.sweep;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * One combination of a sweep.
 *
 * @param index its place in the sweep, from 0
 * @param target φ as the user gave it
 * @param activation σ likewise
 * @param law the law of a(0), as text
 * @param epsilon the ratio of the layers' time-scales
 * @param seed of what is random; empty where nothing is
 */
public record SweepCell(int index, String target, String activation, String law, double epsilon, OptionalLong seed) {
    private static final int DIGITS = 8;

    /**
     * What the numbers of this cell depend on, as 16 hexadecimal digits: its own values and those common to the sweep.
     *
     * @param common version and settings of the whole sweep
     */
    public String fingerprint(String common) {
        String all = String.join("\u0000", common, target, activation, law, Double.toString(epsilon), seed.toString());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The cell for a person: its number from 1 and its values. */
    public String label() {
        return "cell " + (index + 1) + " (φ = " + target + ", σ = " + activation + ", " + law + ", ε = " + epsilon
                + (seed.isPresent() ? ", seed " + seed.getAsLong() : "") + ")";
    }
}
