package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
    private static final int THREADS = Workers.threads();

    @AfterEach
    void restoreThreads() {
        Workers.resize(THREADS);
    }

    private static void run(Workers.Task task, int parts) {
        assertThat(Workers.tryAcquire()).isTrue();
        try {
            Workers.run(task, parts);
        } finally {
            Workers.release();
        }
    }

    private static List<Thread> team() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("lanewise-worker-")).toList();
    }

    /** Two parts that wait for each other, so that two threads must do them. */
    private static Workers.Task meeting(Workers.Task task) {
        var both = new CountDownLatch(2);
        return part -> {
            both.countDown();
            await(both);
            task.run(part);
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interruption) {
            throw new AssertionError(interruption);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void everyPartIsDoneOnce(int threads) {
        Workers.resize(threads);
        for (int parts : new int[] {1, 2, 3, 7, 50}) {
            for (int round = 0; round < 200; round++) {
                var done = new AtomicIntegerArray(parts);
                run(done::incrementAndGet, parts);
                for (int part = 0; part < parts; part++) {
                    assertThat(done.get(part)).isEqualTo(1);
                }
            }
        }
        assertThat(team()).hasSize(threads - 1);
    }

    @Test
    void sharedWorkIsDoneByTheTeamOrAloneIfItIsBusy() {
        Workers.resize(2);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        Workers.share(meeting(part -> seen.add(Thread.currentThread())), 2);
        assertThat(seen).hasSize(2);

        var inside = new ArrayList<Integer>();
        run(part -> Workers.share(inside::add, 3), 1);
        assertThat(inside).containsExactly(0, 1, 2);
        assertThat(Workers.tryAcquire()).isTrue();
        Workers.release();
    }

    @Test
    void whoIsThroughTakesOverWhatAThreadThatIsHeldUpHasNotBegun() {
        Workers.resize(2);
        var others = new CountDownLatch(5);
        run(part -> {
            if (part == 3) {
                await(others); // The worker's first part ends after all others, two of which are the worker's too.
            } else {
                others.countDown();
            }
        }, 6);
        assertThat(others.getCount()).isZero();
    }

    @Test
    void parkedThreadsWakeUp() throws InterruptedException {
        Workers.resize(2);
        for (int round = 0; round < 3; round++) {
            Set<String> names = ConcurrentHashMap.newKeySet();
            run(meeting(part -> names.add(Thread.currentThread().getName())), 2);
            assertThat(names).hasSize(2).contains("lanewise-worker-1");
            Thread.sleep(20);
        }
    }

    @Test
    void threadsAreDaemonsWithoutAnythingOfTheirCaller() {
        Workers.resize(2);
        var local = new InheritableThreadLocal<String>();
        local.set("caller's");
        Set<Object> seen = ConcurrentHashMap.newKeySet();
        run(meeting(part -> {
            if (part == 1) {
                seen.add(local.get() == null ? "no thread local" : local.get());
                seen.add(Thread.currentThread().isDaemon() ? "daemon" : "user thread");
                seen.add(Thread.currentThread().getContextClassLoader() == null ? "no loader" : "a loader");
            }
        }), 2);
        assertThat(seen).containsExactlyInAnyOrder("no thread local", "daemon", "no loader");
    }

    @Test
    void anExceptionReachesTheCallerWholeAndTheTeamStaysUsable() {
        Workers.resize(2);
        for (Throwable thrown : List.of(new IllegalStateException("from a worker"), new StackOverflowError("from a worker"))) {
            Throwable caught = catchThrowable(() -> run(meeting(part -> {
                if (part == 1) {
                    thrown.setStackTrace(new Throwable().getStackTrace());
                    WorkersTest.<RuntimeException>raise(thrown);
                }
            }), 2));
            assertThat(caught).isSameAs(thrown);
            assertThat(caught.getStackTrace()).anyMatch(frame -> frame.getClassName().equals(Worker.class.getName()));
            everyPartIsDoneOnce(2);
        }
    }

    @Test
    void exceptionsOfOtherThreadsAreSuppressedInTheFirst() {
        Workers.resize(2);
        var done = new AtomicInteger();
        Throwable caught = catchThrowable(() -> run(meeting(part -> {
            done.incrementAndGet();
            throw new IllegalStateException("part " + part);
        }), 2));
        assertThat(caught).hasMessage("part 0");
        assertThat(caught.getSuppressed()).singleElement().satisfies(suppressed -> assertThat(suppressed).hasMessage("part 1"));
        assertThat(done).hasValue(2);

        var same = new IllegalStateException("thrown twice");
        assertThat(catchThrowable(() -> run(meeting(part -> {
            throw same;
        }), 2))).isSameAs(same);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void aTaskThatWantsTheTeamFindsItBusy() {
        Workers.resize(2);
        var refused = new AtomicInteger();
        run(meeting(part -> refused.addAndGet(Workers.tryAcquire() ? 0 : 1)), 2);
        assertThat(refused).hasValue(2);
    }

    @Test
    void callersThatFindTheTeamBusyWorkAlone() throws Exception {
        Workers.resize(2);
        GemmCase product = GemmCase.random(3, false, false, 64, 100, 128, 0);
        int[] expected = GemmCase.bits(product.on(KernelProvider.kernels().gemm()));
        try (var callers = Executors.newFixedThreadPool(8)) {
            List<Future<?>> results = new ArrayList<>();
            for (int caller = 0; caller < 8; caller++) {
                results.add(callers.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                        assertThat(GemmCase.bits(product.onFacade())).isEqualTo(expected);
                    }
                }));
            }
            for (Future<?> result : results) {
                result.get(60, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void closeEndsTheThreadsAndTheNextWorkStartsNewOnes() {
        Workers.resize(3);
        run(part -> {}, 3);
        List<Thread> before = team();
        assertThat(before).hasSize(2);
        Workers.close();
        assertThat(before).noneMatch(Thread::isAlive);
        assertThat(Workers.threads()).isEqualTo(3);
        Workers.close();
        everyPartIsDoneOnce(3);
    }

    @Test
    void anInterruptedWorkerStillParksAndWorks() throws InterruptedException {
        Workers.resize(2);
        run(meeting(part -> {}), 2);
        Thread worker = team().getFirst();
        worker.interrupt();
        boolean parked = false;
        for (int wait = 0; wait < 1000 && !parked; wait++) {
            Thread.sleep(10);
            // Only a worker that has seen the interrupt counts: it may have been parked before.
            parked = !worker.isInterrupted() && worker.getState() == Thread.State.WAITING;
        }
        assertThat(parked).isTrue();
        run(meeting(part -> {}), 2);
    }

    @Test
    void anInterruptedCallerStaysInterrupted() {
        Workers.resize(2);
        Thread.currentThread().interrupt();
        run(part -> {}, 2);
        Workers.close();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void partsFollowWorkAndThreads() {
        Workers.resize(4);
        assertThat(Workers.parts(0, 100)).isEqualTo(1);
        assertThat(Workers.parts(199, 100)).isEqualTo(1);
        assertThat(Workers.parts(200, 100)).isEqualTo(2);
        assertThat(Workers.parts(Long.MAX_VALUE, 1)).isEqualTo(4);
    }

    @Test
    void wrongUseIsRefused() {
        int threads = Workers.threads();
        assertThatThrownBy(() -> Workers.resize(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Workers.resize: expected at least 1 thread, received 0.");
        assertThat(Workers.threads()).isEqualTo(threads);
        assertThatThrownBy(() -> Workers.run(part -> {}, 1)).isInstanceOf(IllegalStateException.class).hasMessageContaining("tryAcquire");
        assertThatThrownBy(Workers::release).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> run(part -> Workers.close(), 1)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside a task");
    }

    @Test
    void nothingIsAllocated() throws InterruptedException {
        Workers.resize(2);
        Workers.Task nothing = part -> {};
        Allocation.assertNoneOnceWarm(() -> {
            for (int i = 0; i < 1000; i++) {
                if (Workers.tryAcquire()) {
                    Workers.run(nothing, 2);
                    Workers.release();
                }
            }
        });
    }
}
