package io.lanewise.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Sequential;
import io.lanewise.config.json.JsonObject;
import io.lanewise.data.Samples;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.loss.Losses;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the event files, by a reader of its own that refuses whatever it does not expect. */
class TensorBoardTest {
    private static final Samples DATA = Samples.of(Tensor.zeros(64, 2), Tensor.zeros(64, 1));

    @TempDir
    private Path folder;

    /** A scalar of a file. */
    private record Scalar(String tag, long step, float number) {}

    private static Sequential model() {
        var model = Sequential.of(Input.of(2), Dense.of(1));
        model.compile(Sgd.of(0.25), Losses.MEAN_SQUARED_ERROR, Metric.of("mae"));
        return model;
    }

    @Test
    void epochsAndEvaluationsAreInTheFoldersOfKeras() throws IOException {
        var history = model().fit(DATA, Fit.epochs(2).withVerbose(0).withValidationData(DATA), TensorBoard.of(folder));
        assertThat(scalars("train")).containsExactly(
                new Scalar("epoch_loss", 0, history.get("loss").get(0).floatValue()), new Scalar("epoch_mae", 0, 0), new Scalar("epoch_learning_rate", 0, 0.25f),
                new Scalar("epoch_loss", 1, history.get("loss").get(1).floatValue()), new Scalar("epoch_mae", 1, 0), new Scalar("epoch_learning_rate", 1, 0.25f));
        assertThat(scalars("validation")).extracting(scalar -> scalar.tag() + " " + scalar.step()).containsExactly(
                "evaluation_loss_vs_iterations 2", "evaluation_mae_vs_iterations 2", "epoch_loss 0", "epoch_mae 0",
                "evaluation_loss_vs_iterations 4", "evaluation_mae_vs_iterations 4", "epoch_loss 1", "epoch_mae 1");
    }

    @Test
    void batchesAreNumberedFromOneOverAllEpochs() throws IOException {
        model().fit(DATA, Fit.epochs(2).withVerbose(0), TensorBoard.of(folder).withUpdateFreq(new UpdateFrequency(3)).withWriteStepsPerSecond(true));
        var written = scalars("train");
        assertThat(written).extracting(scalar -> scalar.tag() + " " + scalar.step()).containsExactly(
                "epoch_loss 0", "epoch_mae 0", "epoch_learning_rate 0", "epoch_steps_per_second 0", "batch_steps_per_second 3", "batch_loss 3", "batch_mae 3",
                "epoch_loss 1", "epoch_mae 1", "epoch_learning_rate 1", "epoch_steps_per_second 1");
        assertThat(written.get(4).number()).isPositive();
        assertThat(folder.resolve("validation")).doesNotExist();
    }

    @Test
    void whatIsNoScalarIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Callbacks.CATALOGUE.fromConfig("TensorBoard", JsonObject.builder().put("histogram_freq", 1L).build().view("config")))
                .withMessageContaining("histogram_freq must be 0, because only scalars are written here, received 1");
        assertThat(Callbacks.CATALOGUE.fromConfig("TensorBoard", JsonObject.builder().put("update_freq", "batch").build().view("config")))
                .hasToString("TensorBoard(update_freq=UpdateFrequency[batches=1])");
    }

    private List<Scalar> scalars(String part) throws IOException {
        try (var files = Files.list(folder.resolve(part))) {
            var all = files.toList();
            assertThat(all).hasSize(1);
            assertThat(all.getFirst().getFileName().toString()).matches("events\\.out\\.tfevents\\.\\d{10}\\..*\\.v2");
            return read(Files.readAllBytes(all.getFirst()));
        }
    }

    private static List<Scalar> read(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var scalars = new ArrayList<Scalar>();
        for (var record = 0; in.hasRemaining(); record++) {
            var start = in.position();
            var length = Math.toIntExact(in.getLong());
            assertThat(in.getInt()).isEqualTo(masked(bytes, start, 8));
            var event = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            in.position(in.position() + length);
            assertThat(in.getInt()).isEqualTo(masked(bytes, start + 12, length));
            assertThat(event.get()).isEqualTo((byte) (1 << 3 | 1));
            assertThat(event.getDouble()).isCloseTo(System.currentTimeMillis() / 1000.0, within(600.0));
            if (record == 0) {
                assertThat(text(event, 3)).isEqualTo("brain.Event:2");
            } else {
                assertThat(event.get()).isEqualTo((byte) (2 << 3));
                var step = event.get();
                scalars.add(value(message(message(event, 5), 1), step));
            }
            assertThat(event.hasRemaining()).isFalse();
        }
        return scalars;
    }

    private static Scalar value(ByteBuffer value, long step) {
        var tag = text(value, 1);
        var tensor = message(value, 8);
        assertThat(bytes(tensor, 4)).isEqualTo(new byte[] {1 << 3, 1, 2 << 3 | 2, 0});
        var number = message(tensor, 5).getFloat();
        var metadata = message(value, 9);
        assertThat(text(message(metadata, 1), 1)).isEqualTo("scalars");
        assertThat(bytes(metadata, 2)).isEqualTo(new byte[] {4 << 3, 1});
        assertThat(value.hasRemaining() || tensor.hasRemaining() || metadata.hasRemaining()).isFalse();
        return new Scalar(tag, step, number);
    }

    /** What a field holds that is told its length in one byte. */
    private static ByteBuffer message(ByteBuffer in, int field) {
        assertThat(in.get()).isEqualTo((byte) (field << 3 | 2));
        var length = in.get();
        var message = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return message;
    }

    private static String text(ByteBuffer in, int field) {
        var message = message(in, field);
        return new String(bytes(message, message.remaining()), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer in, int count) {
        var bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    /** CRC-32C bit by bit, of the reversed polynomial 82F63B78, masked as TFRecord asks for. */
    private static int masked(byte[] bytes, int from, int count) {
        var crc = ~0;
        for (var i = from; i < from + count; i++) {
            crc ^= bytes[i] & 0xff;
            for (var bit = 0; bit < 8; bit++) {
                crc = crc >>> 1 ^ ((crc & 1) == 0 ? 0 : 0x82F63B78);
            }
        }
        crc = ~crc;
        return (crc >>> 15 | crc << 17) + 0xa282ead8;
    }

    @Test
    void theChecksumIsTheOneOfTheStandard() {
        // RFC 3720, B.4: 32 bytes of zeros have the CRC-32C 8A9136AA.
        assertThat(masked(new byte[32], 0, 32)).isEqualTo((0x8A9136AA >>> 15 | 0x8A9136AA << 17) + 0xa282ead8);
    }
}
