package io.lanewise.examples;

import io.lanewise.data.Iris;
import io.lanewise.data.evaluation.Evaluation;
import io.lanewise.data.neighbors.KNeighborsClassifier;
import io.lanewise.data.preprocessing.StandardScaler;
import io.lanewise.data.selection.TrainTestSplit;

/** scikit-learn's sample: the five nearest neighbours tell irises apart by two measures of a leaf. */
public final class IrisNeighbours {
    private IrisNeighbours() {}

    /** Classifies and prints how often it was right. */
    public static void main(String[] arguments) {
        run();
    }

    /** Returns the accuracy on the samples kept for the test. */
    static double run() {
        var iris = Iris.load();
        var features = iris.features(0, 1);
        var split = TrainTestSplit.defaults().withSeed(33).indices(features.length);
        var scaler = StandardScaler.fit(split.train(features));

        var neighbours = KNeighborsClassifier.of(5).fit(scaler.transform(split.train(features)), split.train(iris.labels()));
        var predicted = neighbours.predict(scaler.transform(split.test(features)));

        System.out.println(Evaluation.classificationReport(split.test(iris.labels()), predicted));
        var accuracy = Evaluation.accuracyScore(split.test(iris.labels()), predicted);
        System.out.printf("accuracy %.4f%n", accuracy);
        return accuracy;
    }
}
