package plateau.explorer;

import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import plateau.symbolic.EngineThreads;
import plateau.timescale.Progress;

/**
 * Runs computations, so many at a time; the rest wait their turn, or are told that there is no room. A newer one of the same page
 * takes the place of the one before, and none is waited for beyond its deadline.
 *
 * <p>A computation that is no longer wanted is told so by {@link Progress#interrupted} and by the interruption of its thread. Java
 * can end no thread by force: one that goes on all the same keeps its place, so that never more than the allowed number are at work,
 * and abandoned symbolic engines count as well.
 */
final class Computations implements AutoCloseable {
    private static final long STACK = 4L << 20;

    private final ExplorerLimits limits;
    private final ThreadPoolExecutor workers;
    private final ScheduledExecutorService clock;
    private final Map<String, Job<?>> newest = new ConcurrentHashMap<>();
    private final AtomicInteger overdue = new AtomicInteger();

    Computations(ExplorerLimits limits) {
        this.limits = limits;
        int count = limits.computations();
        workers = new ThreadPoolExecutor(
                count, count, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(limits.waiting()), daemons("exploration"));
        clock = Executors.newSingleThreadScheduledExecutor(daemons("exploration-clock"));
    }

    static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(null, task, name, STACK);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** What is computed; it asks its progress often whether it is still wanted. */
    @FunctionalInterface
    interface Computation<T> {
        T run(Progress progress);
    }

    /**
     * Runs a computation when its turn has come.
     *
     * @param page who asks: a newer computation of the same page cancels this one; empty for none
     * @return completes with the result, or exceptionally with a {@link RefusedException} or whatever the computation threw
     */
    <T> CompletableFuture<T> submit(String page, Computation<T> computation) {
        Job<T> job = new Job<>(page, computation);
        Job<?> before = page.isEmpty() ? null : newest.put(page, job);
        if (before != null) {
            before.cancel(RefusedException.superseded());
        }
        if (EngineThreads.abandoned() + overdue.get() >= limits.computations()) {
            job.cancel(
                    RefusedException.busy("earlier computations that took too long have not stopped yet: try again in a"
                            + " moment, or start the explorer anew"));
            return job.answer;
        }
        try {
            job.expire();
            workers.execute(job);
        } catch (RejectedExecutionException e) {
            job.cancel(
                    RefusedException.busy(limits.waiting() + " requests are waiting already: try again in a moment"));
        }
        return job.answer;
    }

    /** How many computations are at work or waiting. */
    int pending() {
        return workers.getActiveCount() + workers.getQueue().size();
    }

    @Override
    public void close() {
        newest.values().forEach(job -> job.cancel(RefusedException.busy("the explorer is stopping")));
        workers.shutdownNow();
        clock.shutdownNow();
    }

    /** One computation: waiting, at work, or over. */
    private final class Job<T> implements Runnable, Progress {
        private final String page;
        private final Computation<T> computation;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private @Nullable Thread worker;
        private @Nullable ScheduledFuture<?> alarm;
        private boolean late;

        Job(String page, Computation<T> computation) {
            this.page = page;
            this.computation = computation;
        }

        /** Ends the wait for a turn. */
        private void expire() {
            alarm(limits.patience().toMillis(), () -> {
                if (!begun()) {
                    cancel(RefusedException.busy("waited " + limits.patience().toSeconds()
                            + " s for a turn: the explorer is busy, try again in a moment"));
                }
            });
        }

        private synchronized boolean begun() {
            return worker != null;
        }

        private synchronized void alarm(long milliseconds, Runnable action) {
            if (alarm != null) {
                alarm.cancel(false);
            }
            alarm = clock.schedule(action, milliseconds, TimeUnit.MILLISECONDS);
        }

        @Override
        public void run() {
            synchronized (this) {
                if (answer.isDone()) {
                    return;
                }
                worker = Thread.currentThread();
            }
            alarm(limits.deadline().toMillis(), this::overrun);
            try {
                answer.complete(computation.run(this));
            } catch (OutOfMemoryError e) {
                answer.completeExceptionally(
                        RefusedException.busy("memory ran out: ask for fewer classes or a lower degree"));
            } catch (StackOverflowError e) {
                answer.completeExceptionally(
                        RefusedException.of(400, "the formula is nested too deeply: give a simpler one"));
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            } finally {
                leave();
            }
        }

        private void overrun() {
            synchronized (this) {
                if (worker == null || answer.isDone()) {
                    return;
                }
                late = true;
                overdue.incrementAndGet();
            }
            cancel(RefusedException.tooLong(
                    "this took longer than " + limits.deadline().toSeconds()
                            + " s and was stopped: ask for fewer classes, a lower degree or a simpler formula"));
        }

        private void leave() {
            synchronized (this) {
                worker = null;
                if (late) {
                    overdue.decrementAndGet();
                }
                if (alarm != null) {
                    alarm.cancel(false);
                }
            }
            newest.remove(page, this);
            // The interruption may have come too late for the computation, but must not reach the next.
            Thread.interrupted();
        }

        void cancel(RefusedException why) {
            if (!answer.completeExceptionally(why)) {
                return;
            }
            workers.remove(this);
            newest.remove(page, this);
            synchronized (this) {
                if (worker != null) {
                    worker.interrupt();
                } else if (alarm != null) {
                    alarm.cancel(false);
                }
            }
        }

        @Override
        public boolean interrupted() {
            return answer.isDone();
        }
    }
}
