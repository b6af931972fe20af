package plateau.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import plateau.timescale.Progress;

/**
 * Runs a plan on several threads. Each thread begins at a place of its own and takes the next cell of the plan that nobody has taken when it
 * has finished one: neighbours, which differ in ε alone, share what is computed once for all of them, and a thread that comes upon it
 * while another one computes it waits. Results stand at the places of their cells, so they do not depend on the number of threads.
 */
public final class Sweep {
    private static final long PAUSE_MILLIS = 50;

    /** Formulas are trees, and trees are walked by recursion. */
    private static final long STACK = 16L << 20;

    private final SweepPlan plan;
    private final CellWork work;
    private final SweepStore store;
    private final List<SweepCell> open = new ArrayList<>();
    private final AtomicReferenceArray<CellOutcome> outcomes;
    /** 1 for a cell of {@link #open} that a thread has taken. */
    private final AtomicIntegerArray taken;

    private final AtomicInteger finished = new AtomicInteger();
    private volatile boolean stop;

    private Sweep(SweepPlan plan, CellWork work, SweepStore store) {
        this.plan = plan;
        this.work = work;
        this.store = store;
        this.outcomes = new AtomicReferenceArray<>(plan.cells().size());
        Map<Integer, CellResult> kept = store.finished();
        for (SweepCell cell : plan.cells()) {
            CellResult result = kept.get(cell.index());
            if (result == null) {
                outcomes.set(cell.index(), CellOutcome.missing(cell));
                open.add(cell);
            } else {
                outcomes.set(cell.index(), CellOutcome.done(cell, result));
            }
        }
        this.taken = new AtomicIntegerArray(open.size());
    }

    /**
     * Computes all cells that the store has not, and waits for them.
     *
     * @param threads at least 1
     * @param progress asked by the calling thread alone; if it asks to stop, cells under way are left out
     * @throws IllegalArgumentException if threads &lt; 1
     * @throws UncheckedIOException if the store fails
     */
    public static SweepResult run(SweepPlan plan, CellWork work, int threads, SweepStore store, Progress progress) {
        if (threads < 1) {
            throw new IllegalArgumentException("the number of threads is " + threads + ": give at least 1");
        }
        Sweep sweep = new Sweep(plan, work, store);
        sweep.computeOpen(threads, progress);
        return sweep.result();
    }

    private SweepResult result() {
        List<CellOutcome> list = new ArrayList<>();
        for (int i = 0; i < outcomes.length(); i++) {
            list.add(outcomes.get(i));
        }
        return new SweepResult(plan, list);
    }

    private void computeOpen(int threads, Progress progress) {
        int used = Math.max(1, Math.min(threads, open.size()));
        ExecutorService pool = Executors.newFixedThreadPool(used, Sweep::daemon);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < used; i++) {
                int first = (int) ((long) open.size() * i / used);
                workers.add(pool.submit(() -> takeCells(first)));
            }
            for (Future<?> worker : workers) {
                await(worker, progress);
            }
        } finally {
            stop = true;
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(null, work, "sweep", STACK);
        thread.setDaemon(true);
        return thread;
    }

    private void takeCells(int first) {
        for (int k = 0; k < open.size() && !stop; k++) {
            int i = (first + k) % open.size();
            if (taken.compareAndSet(i, 0, 1)) {
                SweepCell cell = open.get(i);
                outcomes.set(cell.index(), outcome(cell));
                finished.incrementAndGet();
            }
        }
    }

    private CellOutcome outcome(SweepCell cell) {
        Progress asked = new Progress() {
            @Override
            public boolean interrupted() {
                return stop;
            }
        };
        try {
            CellResult result = work.run(cell, asked);
            keep(cell, result);
            return CellOutcome.done(cell, result);
        } catch (CellFailure e) {
            return CellOutcome.failed(cell, e.part(), String.valueOf(e.getMessage()));
        } catch (CancellationException e) {
            return CellOutcome.missing(cell);
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            return CellOutcome.failed(cell, Optional.empty(), "the computation failed (" + e + ")");
        } catch (OutOfMemoryError e) {
            return CellOutcome.failed(
                    cell, Optional.empty(), "memory ran out: give fewer --threads, or more (java -Xmx)");
        }
    }

    private synchronized void keep(SweepCell cell, CellResult result) {
        try {
            store.keep(cell, result);
        } catch (IOException e) {
            stop = true;
            throw new UncheckedIOException(e);
        }
    }

    private void await(Future<?> worker, Progress progress) {
        while (true) {
            stop |= progress.interrupted();
            int count = finished.get();
            if (count > 0) {
                progress.update(count + " of " + open.size() + " cells", count / (double) open.size());
            }
            try {
                worker.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stop = true;
                throw new IllegalStateException("the thread that waits for the cells was interrupted", e);
            } catch (ExecutionException e) {
                throw unchecked(e);
            }
        }
    }

    private static RuntimeException unchecked(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
}
