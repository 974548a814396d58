package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choice between a profile and the built-in numbers. */
class TuningProviderTest {
    private static final Tuning TUNED = Tuning.builtIn().with(TuningNumber.GEMM_STRIP_COLUMNS, 2048);

    private final Logger logger = Logger.getLogger("io.lanewise.engine");
    private final List<String> warnings = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            assertThat(logged.getLevel()).isEqualTo(Level.WARNING);
            warnings.add(new SimpleFormatter().formatMessage(logged));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    @Test
    void withoutAProfileNothingIsSaid() {
        assertThat(TuningProvider.choose(null)).isEqualTo(Tuning.builtIn());
        assertThat(warnings).isEmpty();
    }

    @Test
    void aProfileOfThisProcessorIsTaken() throws IOException {
        assertThat(TuningProvider.choose(profile(Processor.current()))).isEqualTo(TUNED);
        assertThat(warnings).isEmpty();
    }

    @Test
    void oneOfAnotherProcessorIsRefused() throws IOException {
        Processor here = Processor.current();
        Processor narrower = new Processor(here.architecture(), 64, here.registers(), here.model());
        for (Processor other : List.of(narrower, new Processor(here.architecture(), here.vectorBits(), here.registers(), "Abacus"))) {
            String file = profile(other);
            assertThat(TuningProvider.choose(file)).isEqualTo(Tuning.builtIn());
            assertThat(warnings.removeLast()).isEqualTo(
                    "-Dlanewise.profile: Profile " + file + ": expected one for " + here + ", received one for " + other + ". The built-in "
                            + "numbers are used. Remedy: make a profile on this machine with bench/run tune.");
        }
    }

    @Test
    void aDamagedOneIsRefused() throws IOException {
        Path file = Path.of(profile(Processor.current()));
        Files.writeString(file, Files.readString(file).replace("=2048", "=20480"));
        assertThat(TuningProvider.choose(file.toString())).isEqualTo(Tuning.builtIn());
        assertThat(warnings).singleElement().asString()
                .contains("expected gemmStripColumns 16 to 8192 in steps of 16, received 20480", "built-in numbers are used", "bench/run tune");
    }

    @Test
    void soIsWhatIsNoFile() {
        for (String name : new String[] {folder.resolve("lost").toString(), folder.toString(), "", "no\0name"}) {
            assertThat(TuningProvider.choose(name)).isEqualTo(Tuning.builtIn());
            assertThat(warnings.removeLast()).contains("built-in numbers are used");
        }
    }

    private String profile(Processor processor) throws IOException {
        Path file = folder.resolve("profile");
        new TuningProfile(processor, TUNED).write(file);
        return file.toString();
    }
}
