package plateau.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TeamTest {
    private final Team team = Team.shared();

    @Test
    void everyTaskIsDoneOnce() {
        for (int threads : new int[] {1, 2, 3, 8}) {
            for (int count : new int[] {0, 1, 2, 7, 1000}) {
                AtomicIntegerArray done = new AtomicIntegerArray(count + 1);
                for (int round = 1; round <= 20; round++) {
                    team.forEach(count, threads, done::incrementAndGet);
                    for (int k = 0; k < count; k++) {
                        assertThat(done.get(k)).isEqualTo(round);
                    }
                }
                assertThat(done.get(count)).isZero();
            }
        }
    }

    /** Each of three tasks ends only when all have begun: no thread could do them alone. */
    @Test
    void asManyTasksAsThreadsGoOnAtOnce() {
        CountDownLatch begun = new CountDownLatch(3);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        team.forEach(3, 3, k -> {
            threads.add(Thread.currentThread());
            begun.countDown();
            await(begun);
        });
        assertThat(threads).hasSize(3).contains(Thread.currentThread());
    }

    /** Members have long gone to sleep. */
    @Test
    void aTeamWakesAfterARest() throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            asManyTasksAsThreadsGoOnAtOnce();
            Thread.sleep(20);
        }
    }

    @Test
    void aTaskWithTasksOfItsOwnDoesThemAlone() {
        AtomicInteger inner = new AtomicInteger();
        team.forEach(2, 2, k -> {
            Thread here = Thread.currentThread();
            team.forEach(5, 2, l -> {
                assertThat(Thread.currentThread()).isSameAs(here);
                inner.incrementAndGet();
            });
        });
        assertThat(inner).hasValue(10);
    }

    @Test
    void anotherComputationDoesItsTasksAloneMeanwhile() {
        AtomicInteger others = new AtomicInteger();
        team.forEach(2, 2, k -> {
            if (k == 0) {
                Thread other = new Thread(() -> team.forEach(4, 2, l -> others.incrementAndGet()));
                other.start();
                join(other);
            }
        });
        assertThat(others).hasValue(4);
    }

    @Test
    void whatATaskThrowsIsThrownAndTheTeamGoesOn() {
        assertThatThrownBy(() -> team.forEach(10, 2, k -> {
                    if (k == 3) {
                        throw new IllegalStateException("task 3");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("task 3");
        assertThatThrownBy(() -> team.forEach(2, 2, k -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        everyTaskIsDoneOnce();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
