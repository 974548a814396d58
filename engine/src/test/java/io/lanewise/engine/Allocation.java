package io.lanewise.engine;

import static org.assertj.core.api.Assertions.fail;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.TimeUnit;

/** What code allocates. */
final class Allocation {
    private static final MethodHandle ALLOCATED = allocated();

    private Allocation() {}

    /** Fails if this thread still allocates after a minute, time for any compiler: until it has done its work vectors are objects. */
    static void assertNoneOnceWarm(Runnable work) throws InterruptedException {
        WarmUp.start().join();
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        long allocated = 1;
        for (int quiet = 0; quiet < 3; quiet = allocated == 0 ? quiet + 1 : 0) {
            if (System.nanoTime() > deadline) {
                fail("still allocates %d bytes a round", allocated);
            }
            long before = bytes();
            work.run();
            allocated = bytes() - before;
        }
    }

    private static long bytes() {
        try {
            return (long) ALLOCATED.invokeExact();
        } catch (Throwable thrown) {
            throw new AssertionError(thrown);
        }
    }

    /** By handle, because the engine's module, which tests are compiled into, does not read the management modules. */
    private static MethodHandle allocated() {
        try {
            Object threads = Class.forName("java.lang.management.ManagementFactory").getMethod("getThreadMXBean").invoke(null);
            var method = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
            return MethodHandles.publicLookup().unreflect(method).bindTo(threads);
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(failure);
        }
    }
}
