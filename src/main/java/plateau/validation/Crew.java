package plateau.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import plateau.network.TrainingObserver;
import plateau.timescale.Progress;

/** Runs independent tasks on all cores; the results stand in the order of the tasks, whatever the order of the work. */
final class Crew {
    private static final int PARTS = 10_000;
    private static final long PAUSE_MILLIS = 100;

    private Crew() {}

    /** A task that reports how far it is and stops when asked to. */
    interface Task<T> {
        T run(TrainingObserver observer);
    }

    /**
     * Runs all tasks.
     *
     * @throws InterruptedRungException if the progress asked to stop
     */
    static <T> List<T> run(String name, List<Task<T>> tasks, int threads, Progress progress) {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicIntegerArray done = new AtomicIntegerArray(tasks.size());
        ExecutorService pool = Executors.newFixedThreadPool(threads, Crew::daemon);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < tasks.size(); i++) {
                Task<T> task = tasks.get(i);
                TrainingObserver observer = observer(i, done, stop);
                futures.add(pool.submit(() -> task.run(observer)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(await(name, future, done, stop, progress));
            }
            return results;
        } finally {
            stop.set(true);
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "validation");
        thread.setDaemon(true);
        return thread;
    }

    private static TrainingObserver observer(int i, AtomicIntegerArray done, AtomicBoolean stop) {
        return new TrainingObserver() {
            @Override
            public void progress(double part) {
                done.set(i, (int) (PARTS * part));
            }

            @Override
            public boolean interrupted() {
                return stop.get();
            }
        };
    }

    private static <T> T await(
            String name, Future<T> future, AtomicIntegerArray done, AtomicBoolean stop, Progress progress) {
        while (true) {
            if (progress.interrupted()) {
                stop.set(true);
                throw new InterruptedRungException();
            }
            progress.update(name, part(done));
            try {
                return future.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedRungException();
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

    private static double part(AtomicIntegerArray done) {
        double sum = 0;
        for (int i = 0; i < done.length(); i++) {
            sum += done.get(i);
        }
        return sum / PARTS / Math.max(1, done.length());
    }
}
