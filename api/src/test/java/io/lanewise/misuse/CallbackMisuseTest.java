package io.lanewise.misuse;

import static io.lanewise.misuse.Misuse.FIT;
import static io.lanewise.misuse.Misuse.X;
import static io.lanewise.misuse.Misuse.Y;
import static io.lanewise.misuse.Misuse.notNow;
import static io.lanewise.misuse.Misuse.refused;

import io.lanewise.callback.EarlyStopping;
import io.lanewise.callback.ModelCheckpoint;
import io.lanewise.callback.ReduceLrOnPlateau;
import io.lanewise.callback.RemoteMonitor;
import io.lanewise.callback.SwapEmaWeights;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Callbacks that could not do their work. */
class CallbackMisuseTest {
    static Stream<Misuse> uses() {
        return Stream.of(
                refused("a monitor that nobody knows", model -> model.fit(X, Y, FIT, EarlyStopping.of().withMonitor("val_acc")), "EarlyStopping", "\"val_acc\"", "mode min or max"),
                refused("a whole model as weights", model -> model.fit(X, Y, FIT, ModelCheckpoint.of("model.weights.h5")), "ends in .keras", "model.weights.h5"),
                refused("a whole model as .h5", model -> model.fit(X, Y, FIT, ModelCheckpoint.of("model.h5")), "ends in .keras for whole models, because .h5 is only read", "model.h5"),
                refused("weights as a whole model", model -> model.fit(X, Y, FIT, ModelCheckpoint.ofWeights("model.keras")), "ends in .weights.h5", "model.keras"),
                refused("a path that is no template", model -> model.fit(X, Y, FIT, ModelCheckpoint.of("{epoch:02d.keras")), "{epoch:02d.keras", "{val_loss:.2f}"),
                refused("a path that writes the loss as a whole number", model -> model.fit(X, Y, FIT, ModelCheckpoint.of("m{loss:d}.keras")),
                        "\"loss\" is no whole number", "{loss:.2f}"),
                refused("a factor that reduces nothing", model -> model.fit(X, Y, FIT, ReduceLrOnPlateau.of().withFactor(1)), "factor must be a number from 0 to below 1"),
                refused("a server without an address", model -> model.fit(X, Y, FIT, RemoteMonitor.of("localhost:9000")), "root", "localhost:9000"),
                notNow("averages that are not kept", model -> model.fit(X, Y, FIT, SwapEmaWeights.of()), "use_ema", "withEma"));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void isRefusedWithTheRemedyAndChangesNothing(Misuse use) {
        use.check();
    }
}
