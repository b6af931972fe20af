package plateau.network;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One checkpoint in one file, big-endian:
 *
 * <pre>
 *   magic (8 bytes), version (int)
 *   fingerprint: count, then name and value each
 *   step (long), states of the two generators, a, U, factors of its rows
 *   recorded states: count, then time, risk, sampled risk, its error (NaN for none), a, s, r each
 *   SHA-256 of all the bytes before (32 bytes)
 * </pre>
 *
 * <p>Texts, byte and number arrays are preceded by their length. Nothing is read from a file whose digest does not fit.
 */
final class CheckpointFile {
    private static final byte[] MAGIC = "PLATSGD\n".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 2;
    private static final int DIGEST_BYTES = 32;
    private static final int BUFFER = 1 << 16;

    private CheckpointFile() {}

    /** What a file holds. */
    record Content(Map<String, String> fingerprint, Checkpoint checkpoint) {}

    /** Writes a file and forces it to the disk before it returns. */
    static void write(Path file, Map<String, String> fingerprint, Checkpoint checkpoint) throws IOException {
        MessageDigest digest = DoubleDigest.sha256();
        try (FileOutputStream stream = new FileOutputStream(file.toFile());
                OutputStream buffered = new BufferedOutputStream(stream, BUFFER);
                DataOutputStream out = new DataOutputStream(
                        new BufferedOutputStream(new DigestOutputStream(buffered, digest), BUFFER))) {
            out.write(MAGIC);
            out.writeInt(VERSION);
            writeFingerprint(out, fingerprint);
            writeCheckpoint(out, checkpoint);
            out.flush();
            buffered.write(digest.digest());
            buffered.flush();
            stream.getChannel().force(true);
        }
    }

    private static void writeFingerprint(DataOutputStream out, Map<String, String> fingerprint) throws IOException {
        out.writeInt(fingerprint.size());
        for (Map.Entry<String, String> entry : fingerprint.entrySet()) {
            writeBytes(out, entry.getKey().getBytes(StandardCharsets.UTF_8));
            writeBytes(out, entry.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void writeCheckpoint(DataOutputStream out, Checkpoint checkpoint) throws IOException {
        out.writeLong(checkpoint.step());
        writeBytes(out, checkpoint.position().points());
        writeBytes(out, checkpoint.position().noise());
        writeDoubles(out, checkpoint.a());
        writeDoubles(out, checkpoint.u());
        writeDoubles(out, checkpoint.factors());
        out.writeInt(checkpoint.states().size());
        for (NetworkState state : checkpoint.states()) {
            out.writeDouble(state.time());
            out.writeDouble(state.risk().orElse(Double.NaN));
            out.writeDouble(state.sampledRisk().orElse(Double.NaN));
            out.writeDouble(state.sampledError().orElse(Double.NaN));
            writeDoubles(out, state.a());
            writeDoubles(out, state.s());
            writeDoubles(out, state.r());
        }
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void writeDoubles(DataOutputStream out, double[] values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    /**
     * Reads a file.
     *
     * @throws DamagedException if it is cut short, altered or of another kind
     * @throws NetworkException if it is whole, but of another version of this program
     * @throws IOException if it cannot be read
     */
    static Content read(Path file) throws IOException, DamagedException {
        verify(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            in.skipNBytes(MAGIC.length);
            int version = in.readInt();
            if (version != VERSION) {
                throw new NetworkException("the checkpoint " + file + " is of version " + version
                        + " and this program reads version " + VERSION + "; delete its folder to start anew");
            }
            Map<String, String> fingerprint = readFingerprint(in);
            return new Content(fingerprint, readCheckpoint(in));
        }
    }

    private static void verify(Path file) throws IOException, DamagedException {
        long length = Files.size(file);
        if (length < MAGIC.length + DIGEST_BYTES) {
            throw new DamagedException(file + " is only " + length + " bytes long");
        }
        MessageDigest digest = DoubleDigest.sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(MAGIC.length);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new DamagedException(file + " does not begin like a checkpoint");
            }
            digest.update(magic);
            byte[] buffer = new byte[BUFFER];
            long left = length - MAGIC.length - DIGEST_BYTES;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(left, BUFFER));
                if (read < 0) {
                    throw new DamagedException(file + " ends early");
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
            if (!MessageDigest.isEqual(in.readAllBytes(), digest.digest())) {
                throw new DamagedException(file + " does not match its checksum");
            }
        }
    }

    private static Map<String, String> readFingerprint(DataInputStream in) throws IOException {
        Map<String, String> fingerprint = new LinkedHashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = new String(readBytes(in), StandardCharsets.UTF_8);
            fingerprint.put(name, new String(readBytes(in), StandardCharsets.UTF_8));
        }
        return fingerprint;
    }

    private static Checkpoint readCheckpoint(DataInputStream in) throws IOException {
        long step = in.readLong();
        GaussianData.Position position = new GaussianData.Position(readBytes(in), readBytes(in));
        double[] a = readDoubles(in);
        double[] u = readDoubles(in);
        double[] factors = readDoubles(in);
        int count = in.readInt();
        List<NetworkState> states = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            states.add(readState(in));
        }
        return new Checkpoint(step, position, a, u, factors, states);
    }

    private static NetworkState readState(DataInputStream in) throws IOException {
        double time = in.readDouble();
        OptionalDouble risk = readOptional(in);
        OptionalDouble sampledRisk = readOptional(in);
        OptionalDouble sampledError = readOptional(in);
        return new NetworkState(
                time, readDoubles(in), readDoubles(in), readDoubles(in), risk, sampledRisk, sampledError);
    }

    private static OptionalDouble readOptional(DataInputStream in) throws IOException {
        double value = in.readDouble();
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    private static double[] readDoubles(DataInputStream in) throws IOException {
        double[] values = new double[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    /** A file that is not what was written; the message says how it shows. */
    static final class DamagedException extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        DamagedException(String message) {
            super(message);
        }
    }
}
