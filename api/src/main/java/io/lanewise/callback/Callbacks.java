package io.lanewise.callback;

import io.lanewise.config.Catalogue;
import java.util.List;
import java.util.Map;

/** The built-in callbacks by Keras's names. */
public final class Callbacks {
    /** All classes; files of models hold none of them. */
    public static final Catalogue<ConfiguredCallback<?>> CATALOGUE = new Catalogue<>(
            "callback", "keras.callbacks",
            List.of(
                    BackupAndRestore.KIND, CsvLogger.KIND, EarlyStopping.KIND, LearningRateScheduler.KIND, ModelCheckpoint.KIND, ReduceLrOnPlateau.KIND,
                    RemoteMonitor.KIND, SwapEmaWeights.KIND, TensorBoard.KIND, TerminateOnNan.KIND),
            Map.of(),
            Map.of(
                    "OrbaxCheckpoint", "save each epoch with ModelCheckpoint, go on after an interruption with BackupAndRestore",
                    "LambdaCallback", "make one of functions, LambdaCallback.of().withEpochEnd((epoch, logs) -> …), which have no options to name",
                    "History", "take it from fit, which returns it",
                    "ProgbarLogger", "let fit show its progress, Fit.withVerbose(1)",
                    "CallbackList", "give fit the callbacks themselves"));

    private Callbacks() {}
}
