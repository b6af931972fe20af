package plateau.blas;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads for computations in many short phases. A thread that has done its part spins for a moment before it sleeps: waking one costs
 * as much as a tenth of a millisecond of arithmetic, and phases are hardly longer. One computation has the team at a time; another one,
 * or one inside a task, does its tasks alone.
 */
public final class Team {
    /** How long an idle thread spins: longer than the rest of a phase, shorter than anyone would notice. */
    private static final long SPIN_NANOS = 200_000;

    /** Spins between two looks at the clock. */
    private static final int SPINS = 64;

    private static final Team SHARED = new Team();

    private final ReentrantLock inUse = new ReentrantLock();
    private final List<Member> members = new ArrayList<>();
    private volatile @Nullable Work work;
    /** Guarded by {@code inUse}. */
    private long calls;

    private Team() {}

    /** The one of this process. */
    public static Team shared() {
        return SHARED;
    }

    /**
     * Does {@code task} for 0 … count−1, each once, in that order of beginning, in the calling thread and up to {@code threads} − 1 others;
     * returns when all are done.
     *
     * @throws RuntimeException what a task threw first; other tasks may not have been begun then
     */
    public void forEach(int count, int threads, IntConsumer task) {
        if (count <= 1 || threads <= 1 || inUse.isHeldByCurrentThread() || !inUse.tryLock()) {
            for (int k = 0; k < count; k++) {
                task.accept(k);
            }
            return;
        }
        try {
            share(new Work(++calls, count, Math.min(threads, count) - 1, task));
        } finally {
            inUse.unlock();
        }
    }

    private void share(Work shared) {
        while (members.size() < shared.helpers) {
            members.add(new Member(members.size()));
        }
        work = shared;
        for (int k = 0; k < shared.helpers; k++) {
            members.get(k).wake();
        }
        shared.help();
        shared.await();
        // Nobody keeps what the task holds.
        work = null;
        shared.rethrow();
    }

    /** The tasks of one call. */
    private static final class Work {
        private final long number;
        private final int count;
        private final int helpers;
        private final IntConsumer task;
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private volatile @Nullable Throwable failure;

        Work(long number, int count, int helpers, IntConsumer task) {
            this.number = number;
            this.count = count;
            this.helpers = helpers;
            this.task = task;
        }

        /** Does tasks until all are begun. */
        void help() {
            for (int k = begun.getAndIncrement(); k < count; k = begun.getAndIncrement()) {
                try {
                    if (failure == null) {
                        task.accept(k);
                    }
                } catch (RuntimeException | Error e) {
                    failure = e;
                } finally {
                    ended.incrementAndGet();
                }
            }
        }

        void await() {
            long deadline = System.nanoTime() + SPIN_NANOS;
            while (ended.get() < count) {
                for (int i = 0; i < SPINS && ended.get() < count; i++) {
                    Thread.onSpinWait();
                }
                // Where there are more threads than cores, the other one may be waiting for this one's.
                if (System.nanoTime() > deadline) {
                    Thread.yield();
                }
            }
        }

        void rethrow() {
            if (failure instanceof Error error) {
                throw error;
            } else if (failure instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }

    /** A thread of the team; it ends with the process. */
    private final class Member {
        private final int number;
        private final Thread thread;
        private volatile boolean asleep;

        Member(int number) {
            this.number = number;
            this.thread = new Thread(this::serve, "plateau-team-" + (number + 1));
            thread.setDaemon(true);
            thread.start();
        }

        void wake() {
            if (asleep) {
                LockSupport.unpark(thread);
            }
        }

        private void serve() {
            long last = 0;
            while (true) {
                last = serve(last);
            }
        }

        private long serve(long last) {
            Work next = next(last);
            next.help();
            return next.number;
        }

        private Work next(long last) {
            long deadline = System.nanoTime() + SPIN_NANOS;
            while (true) {
                for (int i = 0; i < SPINS; i++) {
                    Work found = work;
                    if (found != null && concerns(found, last)) {
                        return found;
                    }
                    Thread.onSpinWait();
                }
                if (System.nanoTime() > deadline) {
                    sleep(last);
                    deadline = System.nanoTime() + SPIN_NANOS;
                }
            }
        }

        /** Work set before this thread is seen to be asleep is seen here, work set after it wakes the thread. */
        private void sleep(long last) {
            asleep = true;
            Work found = work;
            if (found == null || !concerns(found, last)) {
                LockSupport.park(this);
            }
            asleep = false;
        }

        private boolean concerns(Work found, long last) {
            return found.number != last && number < found.helpers;
        }
    }
}
