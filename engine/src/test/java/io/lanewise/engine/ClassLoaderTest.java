package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An engine loaded anew, as an application server does, and given up again. */
class ClassLoaderTest {
    /** Multiplies on two threads, then closes the team and waits for the warm-up's end; loaded with the engine. */
    public static final class Program implements Supplier<String> {
        @Override
        public String get() {
            Workers.resize(2);
            float[] x = new float[128 * 128];
            Gemm.multiply(false, false, 128, 128, 128, x, 0, 128, x, 0, 128, new float[128 * 128], 0, 128, false);
            Workers.close();
            awaitWarmUp();
            return KernelProvider.kernels().name();
        }
    }

    private static void awaitWarmUp() {
        try {
            WarmUp.start().join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Loads classes of Lanewise itself, all others from the parent. */
    private static final class Loader extends ClassLoader {
        Loader() {
            super(ClassLoaderTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.lanewise.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try (var bytes = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = bytes.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException failure) {
                throw new ClassNotFoundException(name, failure);
            }
        }
    }

    @Test
    void aClosedTeamKeepsNoClassLoaderAlive() throws Exception {
        WeakReference<ClassLoader> loader = useAndForget();
        for (int round = 0; round < 100 && loader.get() != null; round++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(loader.get()).isNull();
    }

    private static WeakReference<ClassLoader> useAndForget() throws Exception {
        var loader = new Loader();
        Object program = loader.loadClass(Program.class.getName()).getConstructor().newInstance();
        assertThat(program.getClass()).isNotEqualTo(Program.class);
        assertThat(((Supplier<?>) program).get()).isEqualTo(KernelProvider.kernels().name());
        return new WeakReference<>(loader);
    }
}
