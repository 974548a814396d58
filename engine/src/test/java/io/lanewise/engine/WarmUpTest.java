package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void runsOnceAsADaemonAndEnds() throws InterruptedException {
        Thread thread = WarmUp.start();
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getContextClassLoader()).isNull();
        assertThat(WarmUp.start()).isSameAs(thread);
        boolean needed = !KernelProvider.kernels().equals(KernelProvider.scalar());
        assertThat(needed ? thread.join(Duration.ofMinutes(1)) : thread.getState() == Thread.State.NEW).isTrue();
        assertThat(WarmUp.isDone()).isTrue();
        assertThat(KernelFamily.values()).allMatch(WarmUp::isReady);
        assertThat(KernelFamily.values()).allMatch(family -> KernelProvider.whenWarm(family).equals(KernelProvider.kernels()));
    }
}
