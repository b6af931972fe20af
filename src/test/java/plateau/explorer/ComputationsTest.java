package plateau.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ComputationsTest {
    private static final ExplorerLimits LIMITS = ExplorerLimits.defaults();

    private static RefusedException refusal(CompletableFuture<?> answer) {
        Throwable failure = answer.handle((value, thrown) -> thrown)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
        return Failures.refusal(failure);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void givesTheResult() {
        try (Computations computations = new Computations(LIMITS)) {
            assertThat(computations.submit("", progress -> 6 * 7).join()).isEqualTo(42);
        }
    }

    @Test
    void passesAFailureOn() {
        try (Computations computations = new Computations(LIMITS)) {
            CompletableFuture<?> answer = computations.submit("", progress -> {
                throw new IllegalStateException("secret");
            });
            assertThat(refusal(answer).status()).isEqualTo(500);
            assertThat(refusal(answer))
                    .hasMessageContaining("IllegalStateException")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void theNewestOfAPageTakesThePlaceOfTheOneBefore() {
        try (Computations computations = new Computations(LIMITS)) {
            CountDownLatch begun = new CountDownLatch(1);
            AtomicBoolean told = new AtomicBoolean();
            CountDownLatch over = new CountDownLatch(1);
            CompletableFuture<Integer> older = computations.submit("page", progress -> {
                begun.countDown();
                await(new CountDownLatch(1));
                told.set(progress.interrupted());
                over.countDown();
                return 1;
            });
            await(begun);
            CompletableFuture<Integer> newer = computations.submit("page", progress -> 2);
            CompletableFuture<Integer> other = computations.submit("other page", progress -> 3);

            assertThat(refusal(older).status()).isEqualTo(409);
            assertThat(newer.join()).isEqualTo(2);
            assertThat(other.join()).isEqualTo(3);
            assertThat(await(over)).isTrue();
            assertThat(told).isTrue();
        }
    }

    @Test
    void neverMoreAtATimeThanAllowed() {
        try (Computations computations = new Computations(LIMITS.withComputations(2, 100))) {
            AtomicInteger now = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(computations.submit("page " + i, progress -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    await(new CountDownLatch(0));
                    return now.decrementAndGet();
                }));
            }
            answers.forEach(CompletableFuture::join);
            assertThat(most.get()).isBetween(1, 2);
        }
    }

    @Test
    void tellsTheRestThatThereIsNoRoom() {
        CountDownLatch release = new CountDownLatch(1);
        try (Computations computations = new Computations(LIMITS.withComputations(1, 2))) {
            List<CompletableFuture<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                answers.add(computations.submit("", progress -> await(release)));
            }
            long refused = answers.stream()
                    .filter(CompletableFuture::isCompletedExceptionally)
                    .peek(answer -> assertThat(refusal(answer).status()).isEqualTo(503))
                    .count();
            assertThat(refused).isEqualTo(7);
            release.countDown();
            assertThat(answers.get(0).join()).isTrue();
        }
    }

    @Test
    void waitsForATurnOnlySoLong() {
        CountDownLatch release = new CountDownLatch(1);
        ExplorerLimits limits = LIMITS.withComputations(1, 2)
                .withDeadlines(Duration.ofMillis(50), Duration.ofSeconds(30), Duration.ofSeconds(30));
        try (Computations computations = new Computations(limits)) {
            CompletableFuture<Boolean> first = computations.submit("", progress -> await(release));
            CompletableFuture<Boolean> second = computations.submit("", progress -> true);
            assertThat(refusal(second)).hasMessageContaining("busy");
            release.countDown();
            assertThat(first.join()).isTrue();
            assertThat(computations.submit("", progress -> true).join()).isTrue();
        }
    }

    /** A thread cannot be ended by force: it keeps its place until it ends, and no new work piles up behind it. */
    @Test
    void countsWhatDoesNotStop() {
        ExplorerLimits limits = LIMITS.withComputations(1, 2)
                .withDeadlines(Duration.ofSeconds(30), Duration.ofMillis(50), Duration.ofSeconds(30));
        AtomicBoolean stubborn = new AtomicBoolean(true);
        CountDownLatch over = new CountDownLatch(1);
        try (Computations computations = new Computations(limits)) {
            CompletableFuture<Integer> answer = computations.submit("", progress -> {
                while (stubborn.get()) {
                    Thread.onSpinWait();
                }
                over.countDown();
                return 1;
            });
            assertThat(refusal(answer).status()).isEqualTo(504);
            assertThat(refusal(computations.submit("", progress -> 2))).hasMessageContaining("have not stopped yet");
            stubborn.set(false);
            assertThat(await(over)).isTrue();
            assertThat(answered(computations)).isEqualTo(3);
        }
    }

    private static int answered(Computations computations) {
        for (int i = 0; i < 1000; i++) {
            try {
                return computations.submit("", progress -> 3).join();
            } catch (CompletionException e) {
                Thread.onSpinWait();
            }
        }
        return 0;
    }

    /** The interruption of one computation does not reach the next on the same thread. */
    @Test
    void leavesNoInterruptionBehind() {
        try (Computations computations = new Computations(LIMITS.withComputations(1, 10))) {
            for (int i = 0; i < 200; i++) {
                computations.submit("page", progress -> 1);
            }
            assertThat(computations
                            .submit("page", progress -> Thread.currentThread().isInterrupted())
                            .join())
                    .isFalse();
        }
    }

    @Test
    void endsWhatIsAtWorkWhenItCloses() {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> answer;
        try (Computations computations = new Computations(LIMITS)) {
            answer = computations.submit("page", progress -> {
                begun.countDown();
                return await(new CountDownLatch(1));
            });
            await(begun);
        }
        assertThat(refusal(answer)).hasMessageContaining("stopping");
    }
}
