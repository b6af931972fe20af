package plateau.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import plateau.timescale.Progress;

/**
 * Progress on standard error, for computations longer than two seconds: a bar with the remaining time on a terminal, a line
 * now and then elsewhere. The bar draws through {@code \r} alone and never touches the terminal's modes or signals.
 */
final class ProgressDisplay implements Progress, AutoCloseable {
    private static final long PATIENCE = Duration.ofSeconds(2).toNanos();
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();
    private static final int STEPS = 1000;
    private static final int BAR_WIDTH = 78;

    private final Console console;
    private final BooleanSupplier stop;
    private final long start = System.nanoTime();
    private long nextLine = start + PATIENCE;
    private @Nullable ProgressBar bar;

    ProgressDisplay(Console console, BooleanSupplier stop) {
        this.console = console;
        this.stop = stop;
    }

    @Override
    public boolean interrupted() {
        return stop.getAsBoolean();
    }

    @Override
    public void update(String task, double done) {
        long now = System.nanoTime();
        if (now - start < PATIENCE) {
            return;
        }
        if (console.interactive()) {
            draw(task, done);
        } else if (now >= nextLine) {
            nextLine = now + PAUSE;
            console.err().println(line(task, done, (now - start) * 1e-9));
        }
    }

    private void draw(String task, double done) {
        ProgressBar shown = bar == null ? bar = newBar() : bar;
        shown.setExtraMessage(task);
        shown.stepTo(Math.round(STEPS * Math.min(1, Math.max(0, done))));
    }

    private ProgressBar newBar() {
        return new ProgressBarBuilder()
                .setTaskName("plateau")
                .setInitialMax(STEPS)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(200)
                .startsFrom(0, Duration.ofNanos(System.nanoTime() - start))
                .setConsumer(new DelegatingProgressBarConsumer(this::redraw, BAR_WIDTH))
                .build();
    }

    private void redraw(String text) {
        console.err().print("\r" + text.strip());
        console.err().flush();
    }

    private static String line(String task, double done, double seconds) {
        return done > 0.01
                ? String.format(
                        Locale.ROOT, "%s: %.0f %% done, about %.0f s left", task, 100 * done, seconds * (1 / done - 1))
                : task + ": started";
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            console.err().print("\r" + " ".repeat(BAR_WIDTH) + "\r");
            console.err().flush();
        }
    }
}
