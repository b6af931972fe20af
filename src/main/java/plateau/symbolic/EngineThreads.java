package plateau.symbolic;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

/**
 * The threads of symbolic engines that nobody waits for any more. They have been told to stop, but Symja looks for that only in
 * places and Java can end no thread by force: whoever serves many requests must count those that go on.
 */
public final class EngineThreads {
    private static final Set<Thread> ABANDONED = ConcurrentHashMap.newKeySet();

    private EngineThreads() {}

    /** How many abandoned threads are still at work. */
    public static int abandoned() {
        ABANDONED.removeIf(thread -> !thread.isAlive());
        return ABANDONED.size();
    }

    static void abandon(Thread thread, Future<?> task) {
        ABANDONED.add(thread);
        task.cancel(true);
    }
}
