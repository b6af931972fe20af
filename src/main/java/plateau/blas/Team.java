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

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** So many multiplications are done in a few hundredths of a millisecond. */
    private static final double UNIT = 1 << 21;

    private static final Team SHARED = new Team();

    private static final ThreadLocal<Boolean> IN_TASK = ThreadLocal.withInitial(() -> false);

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

    /** The number of processors that {@link #pieces} counts on. */
    public static int processors() {
        return PROCESSORS;
    }

    /**
     * Into how many pieces a product of so many multiplications is cut for the team: at most one for each processor, and no more than the
     * square root of its size in units of 2²¹, since each piece reads one of the operands as a whole; 1 inside a task.
     *
     * <p>It does not depend on how many threads there are, and neither do results then: OpenBLAS works in tiles, whose remainders round
     * otherwise, and where they lie depends on the piece.
     */
    public static int pieces(double multiplications) {
        return inTask() ? 1 : (int) Math.max(1, Math.min(PROCESSORS, Math.sqrt(multiplications / UNIT)));
    }

    private static boolean inTask() {
        return IN_TASK.get();
    }

    /**
     * Does {@code task} for 0 … count−1, each once, in that order of beginning, in the calling thread and up to {@code threads} − 1 others;
     * returns when all are done.
     *
     * @throws RuntimeException what a task threw first; other tasks may not have been begun then
     */
    public void forEach(int count, int threads, IntConsumer task) {
        boolean inside = inTask();
        IN_TASK.set(true);
        try {
            if (count <= 1 || threads <= 1 || inside || !inUse.tryLock()) {
                alone(count, task);
            } else {
                together(count, threads, task);
            }
        } finally {
            IN_TASK.set(inside);
        }
    }

    private static void alone(int count, IntConsumer task) {
        for (int k = 0; k < count; k++) {
            task.accept(k);
        }
    }

    private void together(int count, int threads, IntConsumer task) {
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
            IN_TASK.set(true);
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
