package plateau.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many requests at once, and many that mean no good: all are answered or politely refused, in bounded time and memory. */
class LoadCheck {
    private static final int AT_ONCE = 200;
    private static final int HOSTILE = 10_000;
    private static final long SEED = 20261125;
    private static final double MOST_MEMORY = 400e6;
    private static final List<Integer> POLITE = List.of(200, 400, 503, 504);
    private static final List<String> TARGETS =
            List.of("z + z^2/2", "tanh(z)", "h(1) + h(3)", "relu", "z^3/6 + z^2/2 + z");

    @Test
    @Timeout(180)
    void twoHundredAtOnce() throws Exception {
        try (ExplorerServer server = ExplorerServer.start(0, ExplorerLimits.defaults(), "check")) {
            Page page = new Page(server);
            double before = memory();
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                Map<String, String> fields = new HashMap<>(Map.of(
                        "target",
                        TARGETS.get(i % TARGETS.size()),
                        "activation",
                        "relu(z + 1/2)",
                        "epsilon",
                        "1e-" + (1 + i % 9)));
                fields.put("page", "page-" + i);
                answers.add(page.ask("/api/explore", fields));
            }
            Map<Integer, Integer> statuses = new TreeMap<>();
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                statuses.merge(answer.get(60, TimeUnit.SECONDS).statusCode(), 1, Integer::sum);
            }
            System.out.println(AT_ONCE + " at once, answers by status: " + statuses);
            assertThat(POLITE).containsAll(statuses.keySet());
            assertThat(statuses.get(200)).isNotNull().isPositive();
            assertThat(statuses).doesNotContainKey(400);
            answersAgain(page);
            assertThat(memory() - before).isLessThan(MOST_MEMORY);
        }
    }

    @Test
    @Timeout(300)
    void tenThousandHostileFormulas() throws Exception {
        ExplorerLimits limits = ExplorerLimits.defaults()
                .withDeadlines(Duration.ofSeconds(30), Duration.ofSeconds(3), Duration.ofSeconds(3));
        Duration longest = limits.patience().plus(limits.deadline()).plusSeconds(5);
        HostileFormulas formulas = new HostileFormulas(SEED);
        Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
        List<String> faults = new ArrayList<>();
        Semaphore onTheWay = new Semaphore(32);
        long began = System.nanoTime();
        try (ExplorerServer server = ExplorerServer.start(0, limits, "check")) {
            Page page = new Page(server);
            double before = memory();
            for (int i = 0; i < HOSTILE; i++) {
                String formula = formulas.next();
                Map<String, String> fields = Map.of(
                        i % 2 == 0 ? "target" : "activation",
                        formula,
                        i % 2 == 0 ? "activation" : "target",
                        "z",
                        "epsilon",
                        "1e-2",
                        "degree",
                        "3",
                        "classes",
                        "3");
                assertThat(onTheWay.tryAcquire(longest.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                page.ask("/api/explore", fields)
                        .orTimeout(longest.toSeconds(), TimeUnit.SECONDS)
                        .whenComplete((answer, failure) -> {
                            onTheWay.release();
                            int status = failure == null ? answer.statusCode() : -1;
                            statuses.merge(status, 1, Integer::sum);
                            if (!POLITE.contains(status)) {
                                synchronized (faults) {
                                    faults.add(formula + " → " + status + " "
                                            + (failure == null ? answer.body() : failure));
                                }
                            }
                        });
            }
            assertThat(onTheWay.tryAcquire(32, longest.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            System.out.printf(
                    "%d hostile formulas in %.0f s, answers by status: %s%n",
                    HOSTILE, (System.nanoTime() - began) * 1e-9, statuses);
            assertThat(faults).isEmpty();
            answersAgain(page);
            assertThat(memory() - before).isLessThan(MOST_MEMORY);
        }
    }

    /** After all that, a plain request is answered, and nothing is left at work. */
    private static void answersAgain(Page page) throws Exception {
        assertThat(page.get("/api/explore", Page.problem()).statusCode()).isEqualTo(200);
        long latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (abandoned(page) > 0 && System.nanoTime() < latest) {
            Thread.sleep(100);
        }
        assertThat(abandoned(page)).isZero();
    }

    private static int abandoned(Page page) throws Exception {
        return Page.json(page.get("/api/status", Map.of())).get("abandoned").asInt();
    }

    private static double memory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
