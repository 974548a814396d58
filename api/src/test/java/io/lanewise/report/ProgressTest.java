package io.lanewise.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lanewise.report.Progress.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Progress lines against those that Keras 3.15 wrote, with its clock replaced by one that the case sets. */
class ProgressTest {
    private static final long SECOND = 1_000_000_000L;
    /** Cases count time in 512ths of a second: exact in Keras's floating point and in ours. */
    private static final long TICK = SECOND / 512;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, UTF_8);
    private long now;

    @TestFactory
    List<DynamicTest> asKerasWrites() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        try (var file = ProgressTest.class.getResourceAsStream("keras-progress.json")) {
            for (var example : new ObjectMapper().readTree(file)) {
                var name = tests.size() + " " + example.get("kind").asText() + ", verbose " + example.get("verbose").asInt();
                tests.add(DynamicTest.dynamicTest(name, () -> {
                    written.reset();
                    replay(progress(Style.TERMINAL, example.get("verbose").asInt(), example.get("epochs").asInt()), example.get("events"));
                    assertThat(text()).isEqualTo(example.get("text").asText());
                }));
            }
        }
        return tests;
    }

    @Test
    void plainWritesOneLineAnEpoch() {
        var progress = progress(Style.PLAIN, 1, 2);
        for (var epoch = 0; epoch < 2; epoch++) {
            progress.epochBegin(epoch, 25);
            for (var batch = 1; batch <= 25; batch++) {
                now += SECOND / 5;
                progress.batchEnd(batch, () -> Map.of("loss", 1.0));
            }
            var values = new LinkedHashMap<String, Double>();
            values.put("loss", 0.25);
            values.put("val_loss", 0.0005);
            progress.end(values);
        }
        assertThat(text()).isEqualTo("""
                Epoch 1/2
                25/25 ━━━━━━━━━━━━━━━━━━━━ 5s 200ms/step - loss: 0.2500 - val_loss: 5.0000e-04
                Epoch 2/2
                25/25 ━━━━━━━━━━━━━━━━━━━━ 5s 200ms/step - loss: 0.2500 - val_loss: 5.0000e-04
                """);
    }

    @Test
    void plainPredictionOfUnknownLengthOrOfNothing() {
        var progress = progress(Style.PLAIN, 1, 1);
        progress.begin(0);
        now += 2 * SECOND;
        progress.batchEnd(1, Map::of);
        progress.end(Map.of());
        assertThat(text()).isEqualTo("1/1 ━━━━━━━━━━━━━━━━━━━━ 2s 2s/step\n");

        written.reset();
        var nothing = progress(Style.PLAIN, 1, 1);
        nothing.begin(0);
        nothing.end(Map.of());
        assertThat(text()).isEqualTo("      0/Unknown 0s 0s/step\n");
    }

    @Test
    void asciiWhereTheStreamHasNoBox() {
        var progress = new Progress(new PrintStream(written, true, US_ASCII), Style.PLAIN, 1, 1, () -> now);
        progress.begin(1);
        progress.end(Map.of());
        assertThat(text()).isEqualTo("1/1 ==================== 0s 0s/step\n");
    }

    @Test
    void valuesAreAskedForOnlyWhenDrawn() {
        var progress = progress(Style.TERMINAL, 1, 1);
        var asked = new AtomicInteger();
        progress.begin(1000);
        for (var batch = 1; batch <= 1000; batch++) {
            progress.batchEnd(batch, () -> Map.of("loss", (double) asked.incrementAndGet()));
            now += SECOND / 1000;
        }
        assertThat(asked).hasValue(20);
    }

    @Test
    void silentWritesNothing() {
        var progress = progress(Style.TERMINAL, 0, 2);
        progress.epochBegin(0, 1);
        progress.batchEnd(1, Map::of);
        progress.end(Map.of());
        assertThat(text()).isEmpty();
    }

    @Test
    void otherVerbosityIsRefused() {
        assertThatThrownBy(() -> Progress.forFit(out, Style.PLAIN, 3, 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("received 3");
    }

    private Progress progress(Style style, int verbose, int epochs) {
        now = 0;
        return new Progress(out, style, verbose, epochs, () -> now);
    }

    private String text() {
        return written.toString(UTF_8);
    }

    private void replay(Progress progress, JsonNode events) {
        for (var event : events) {
            now = event.get(0).asLong() * TICK;
            var number = event.get(2).asInt();
            var values = values(event.get(4));
            switch (event.get(1).asText()) {
                case "epoch" -> progress.epochBegin(number, event.get(3).asInt());
                case "begin" -> progress.begin(event.get(3).asInt());
                case "batch" -> progress.batchEnd(number, () -> values);
                default -> progress.end(values);
            }
        }
    }

    private static Map<String, Double> values(JsonNode json) {
        var values = new LinkedHashMap<String, Double>();
        json.properties().forEach(entry -> values.put(entry.getKey(), Double.valueOf(entry.getValue().asText())));
        return values;
    }
}
