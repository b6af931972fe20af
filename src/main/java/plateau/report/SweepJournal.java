package plateau.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import plateau.sweep.CellDegree;
import plateau.sweep.CellResult;
import plateau.sweep.SweepCell;
import plateau.sweep.SweepPlan;
import plateau.sweep.SweepStore;
import plateau.timescale.DegreeTimes;

/**
 * The finished cells of a sweep on disk: {@code cells.jsonl}, a first line with version and settings, then one line of JSON
 * for each cell as it is finished, with its fingerprint. Doubles are written so that reading gives the same bits. A last line
 * that a killed process left unfinished is cut off; every other line must be whole and belong to the plan.
 *
 * <p>Held by one process at a time; the system gives the lock back when that dies.
 */
public final class SweepJournal implements SweepStore, AutoCloseable {
    /** Its name in the sweep's folder. */
    public static final String FILE = "cells.jsonl";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long LARGEST = 1L << 30;

    private final Path path;
    private final SweepPlan plan;
    private final FileChannel channel;
    private final Map<Integer, CellResult> finished = new HashMap<>();

    private SweepJournal(Path path, SweepPlan plan, FileChannel channel) {
        this.path = path;
        this.plan = plan;
        this.channel = channel;
    }

    /**
     * The journal of a plan in a folder that exists; begun if there is none.
     *
     * @throws ReportException if it belongs to another sweep or version, is damaged, is used by another process, or cannot be read
     *     or written
     */
    public static SweepJournal in(Path folder, SweepPlan plan) throws ReportException {
        Path path = folder.resolve(FILE);
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(channel, folder);
            SweepJournal journal = new SweepJournal(path, plan, channel);
            journal.read();
            return journal;
        } catch (IOException e) {
            close(channel);
            throw new ReportException(path + " cannot be used (" + e.getMessage() + "): give another directory", e);
        } catch (ReportException e) {
            close(channel);
            throw e;
        }
    }

    private static void lock(FileChannel channel, Path folder) throws IOException, ReportException {
        boolean held;
        try {
            held = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            held = false;
        }
        if (!held) {
            throw new ReportException(
                    "another sweep is writing to " + folder + ": wait for it to end or give another directory");
        }
    }

    private static void close(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // Nothing was written through it that could be lost.
            }
        }
    }

    private void read() throws IOException, ReportException {
        if (channel.size() > LARGEST) {
            throw new ReportException(path + " is larger than 1 GB, no sweep writes that: give another directory");
        }
        byte[] bytes = content();
        int end = wholeLines(bytes);
        String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>(text.lines().toList());
        channel.truncate(end);
        channel.position(end);
        if (lines.isEmpty()) {
            write(header());
            return;
        }
        requireSame(tree(lines.get(0), 1));
        for (int i = 1; i < lines.size(); i++) {
            take(tree(lines.get(i), i + 1), i + 1);
        }
    }

    /** Through the channel that holds the lock: some systems let no other one read. */
    private byte[] content() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) channel.size());
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // A read may return fewer bytes than there are.
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static int wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private ObjectNode header() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("version", plan.version());
        ObjectNode settings = node.putObject("settings");
        plan.settings().forEach(settings::put);
        return node;
    }

    private ObjectNode tree(String line, int number) throws ReportException {
        try {
            if (MAPPER.readTree(line) instanceof ObjectNode node) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw damaged(number, "it is no JSON");
        }
        throw damaged(number, "it is no JSON object");
    }

    private ReportException damaged(int line, String said) {
        return new ReportException(path + ":" + line + " is damaged (" + said
                + "): delete this line, and its cell is computed again, or give another directory");
    }

    private void requireSame(ObjectNode there) throws ReportException {
        ObjectNode here = header();
        if (!there.path("settings").isObject()) {
            throw new ReportException(path + " is not the beginning of a sweep: give another directory");
        }
        if (!there.path("version").equals(here.path("version"))) {
            throw other("version", there.path("version").asText(), plan.version());
        }
        for (Map.Entry<String, String> setting : plan.settings().entrySet()) {
            String value = there.path("settings").path(setting.getKey()).asText("none");
            if (!value.equals(setting.getValue())) {
                throw other(setting.getKey(), value, setting.getValue());
            }
        }
        if (there.path("settings").size() != plan.settings().size()) {
            throw other(
                    "settings",
                    there.path("settings").size() + " of them",
                    plan.settings().size() + " of them");
        }
    }

    private ReportException other(String name, String there, String here) {
        return new ReportException("the sweep in " + path.toAbsolutePath().getParent() + " is another one (" + name
                + " " + there + ", here " + here + "): give another directory, or delete " + path + " to begin anew");
    }

    private void take(JsonNode node, int line) throws ReportException {
        JsonNode number = node.path("cell");
        if (!number.isInt()
                || number.intValue() < 1
                || number.intValue() > plan.cells().size()) {
            throw damaged(line, "there is no cell " + number);
        }
        SweepCell cell = plan.cells().get(number.intValue() - 1);
        if (!node.path("fingerprint").asText().equals(plan.fingerprint(cell))) {
            throw damaged(line, "its fingerprint is not that of cell " + number);
        }
        finished.put(cell.index(), result(node.path("result"), line));
    }

    private CellResult result(JsonNode node, int line) throws ReportException {
        List<CellDegree> degrees = new ArrayList<>();
        for (JsonNode entry : node.path("degrees")) {
            DegreeTimes times = new DegreeTimes(
                    (int) number(entry, "degree", line),
                    optional(entry, "t90", line),
                    optional(entry, "t50", line),
                    optional(entry, "t10", line));
            degrees.add(new CellDegree(number(entry, "phi", line), number(entry, "sigma", line), times));
        }
        return new CellResult(
                degrees,
                number(node, "finalRisk", line),
                number(node, "endTime", line),
                (long) number(node, "evaluations", line),
                node.path("termination").asText());
    }

    private double number(JsonNode node, String key, int line) throws ReportException {
        if (!node.path(key).isNumber()) {
            throw damaged(line, key + " is no number");
        }
        return node.path(key).doubleValue();
    }

    private OptionalDouble optional(JsonNode node, String key, int line) throws ReportException {
        return node.path(key).isNull() ? OptionalDouble.empty() : OptionalDouble.of(number(node, key, line));
    }

    @Override
    public Map<Integer, CellResult> finished() {
        return Map.copyOf(finished);
    }

    @Override
    public void keep(SweepCell cell, CellResult result) throws IOException {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("cell", cell.index() + 1);
        node.put("fingerprint", plan.fingerprint(cell));
        node.set("result", SweepJson.result(result));
        write(node);
    }

    private void write(ObjectNode node) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((MAPPER.writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            channel.write(line);
        }
    }

    @Override
    public void close() {
        close(channel);
    }
}
