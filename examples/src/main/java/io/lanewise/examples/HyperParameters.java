package io.lanewise.examples;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SIGMOID;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.activation.Activations.TANH;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static io.lanewise.metric.Metrics.ACCURACY;

import io.lanewise.Lanewise;
import io.lanewise.Sequential;
import io.lanewise.activation.Activation;
import io.lanewise.data.FashionMnist;
import io.lanewise.data.Split;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Flatten;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.RmsProp;
import io.lanewise.optimizer.Sgd;
import io.lanewise.train.Fit;
import io.lanewise.train.Scores;
import java.util.List;

/** Hyper-parameters compared: hidden layers, units, activation, batch size and optimizer, one changed at a time. */
public final class HyperParameters {
    private HyperParameters() {}

    private record Setting(int hiddenLayers, int units, Activation activation, int batchSize, Optimizer<?> optimizer) {}

    private static final List<Setting> SETTINGS = List.of(
            new Setting(1, 64, RELU, 32, Sgd.of()),
            new Setting(0, 64, RELU, 32, Sgd.of()),
            new Setting(2, 64, RELU, 32, Sgd.of()),
            new Setting(1, 16, RELU, 32, Sgd.of()),
            new Setting(1, 256, RELU, 32, Sgd.of()),
            new Setting(1, 64, SIGMOID, 32, Sgd.of()),
            new Setting(1, 64, TANH, 32, Sgd.of()),
            new Setting(1, 64, RELU, 8, Sgd.of()),
            new Setting(1, 64, RELU, 128, Sgd.of()),
            new Setting(1, 64, RELU, 32, RmsProp.of()),
            new Setting(1, 64, RELU, 32, Adam.of()));

    /** Compares on a part of Fashion-MNIST, or on generated garments where the real ones are not at hand. */
    public static void main(String[] arguments) {
        run(FashionMnist.loadOrGenerate(), 10_000, 3);
    }

    /** Trains each setting on some samples; returns the best validation accuracy. */
    static double run(FashionMnist data, int samples, int epochs) {
        System.out.println(data.source());
        var split = data.train().take(samples).scaled(1 / 255.0).split(0.2, 42);
        System.out.println("hidden  units  activation  batch  optimizer  validation loss  accuracy");
        var best = 0.0;
        var bestRow = "";
        for (var setting : SETTINGS) {
            var scores = train(setting, split, epochs);
            var row = String.format("%6d  %5d  %-10s  %5d  %-9s  %15.4f  %8.4f", setting.hiddenLayers, setting.units, setting.activation.name(),
                    setting.batchSize, setting.optimizer.className(), scores.loss(), scores.get("accuracy"));
            System.out.println(row);
            if (scores.get("accuracy") > best) {
                best = scores.get("accuracy");
                bestRow = row;
            }
        }
        System.out.println("best:\n" + bestRow);
        return best;
    }

    private static Scores train(Setting setting, Split split, int epochs) {
        Lanewise.seed(42);
        var model = Sequential.of(Flatten.of(28, 28));
        for (var layer = 0; layer < setting.hiddenLayers; layer++) {
            model.add(Dense.of(setting.units).withActivation(setting.activation));
        }
        model.add(Dense.of(10).withActivation(SOFTMAX));
        model.compile(setting.optimizer, SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY);
        model.fit(split.train(), Fit.epochs(epochs).withBatchSize(setting.batchSize).withVerbose(0));
        return model.evaluate(split.test());
    }
}
