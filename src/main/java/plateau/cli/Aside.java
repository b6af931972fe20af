package plateau.cli;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Something computed on a thread of its own while the caller does something else. */
final class Aside {
    /** Formulas are trees, and trees are walked by recursion. */
    private static final long STACK = 16L << 20;

    private Aside() {}

    /**
     * Begins a computation.
     *
     * @return waits for the result; throws what the computation threw
     */
    static <T> Supplier<T> begin(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(null, task, "aside", STACK);
        thread.setDaemon(true);
        thread.start();
        return () -> await(task);
    }

    private static <T> T await(FutureTask<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the thread that waits for the expansion was interrupted", e);
        }
    }
}
