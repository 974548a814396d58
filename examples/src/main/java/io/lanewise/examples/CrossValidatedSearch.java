package io.lanewise.examples;

import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static io.lanewise.metric.Metrics.ACCURACY;

import io.lanewise.Lanewise;
import io.lanewise.Sequential;
import io.lanewise.activation.Activation;
import io.lanewise.callback.EarlyStopping;
import io.lanewise.data.Iris;
import io.lanewise.data.Samples;
import io.lanewise.data.selection.KFold;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.train.Fit;
import io.lanewise.tune.Search;
import io.lanewise.tune.SearchSpace;
import io.lanewise.tune.Setting;

/** Hyper-parameters by chance, each judged by a stratified cross-validation whose trainings end when they get no better. */
public final class CrossValidatedSearch {
    private static final SearchSpace SPACE = SearchSpace.of()
            .with("layers", 1, 2)
            .with("units", 4, 16)
            .with("activation", "relu", "tanh")
            .with("batch size", 8, 32)
            .with("optimizer", "sgd", "rmsprop", "adam");

    private CrossValidatedSearch() {}

    /** Tries eight of the 48 settings on the iris flowers. */
    public static void main(String[] arguments) {
        run(8, 60);
    }

    /** Tries some settings; returns the best mean accuracy. */
    static double run(int settings, int epochs) {
        var flowers = Iris.load().samples();
        var found = Search.maximize(SPACE.random(settings, 42), setting -> accuracy(setting, flowers, epochs));
        System.out.println(found.table());
        return found.best().score();
    }

    private static double accuracy(Setting setting, Samples flowers, int epochs) {
        var stopping = EarlyStopping.of().withPatience(5).withRestoreBestWeights(true);
        var sum = 0.0;
        var folds = KFold.of(5).withShuffle(42).stratified(flowers.classes());
        for (var fold : folds) {
            var split = flowers.split(fold);
            var model = model(setting, flowers);
            model.fit(split.train(), Fit.epochs(epochs).withBatchSize(setting.integer("batch size")).withValidationData(split.test()).withVerbose(0), stopping);
            sum += model.evaluate(split.test()).get("accuracy");
        }
        return sum / folds.size();
    }

    private static Sequential model(Setting setting, Samples flowers) {
        Lanewise.seed(42);
        var model = Sequential.of(Input.of(flowers.sampleShape().toArray()));
        for (var layer = 0; layer < setting.integer("layers"); layer++) {
            model.add(Dense.of(setting.integer("units")).withActivation(Activation.of(setting.text("activation"))));
        }
        model.add(Dense.of(3).withActivation(SOFTMAX));
        model.compile(Optimizer.of(setting.text("optimizer")), SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY);
        return model;
    }
}
