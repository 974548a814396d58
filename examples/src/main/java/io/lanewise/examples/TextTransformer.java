package io.lanewise.examples;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static io.lanewise.metric.Metrics.ACCURACY;

import io.lanewise.Lanewise;
import io.lanewise.Model;
import io.lanewise.data.Samples;
import io.lanewise.layer.Add;
import io.lanewise.layer.Arguments;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Embedding;
import io.lanewise.layer.Input;
import io.lanewise.layer.LayerNormalization;
import io.lanewise.layer.MultiHeadAttention;
import io.lanewise.layer.Symbol;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A small language model: a transformer learns little stories word by word, and then tells the end of stories whose beginnings it has never
 * seen. It must look back to do so: at who it was, and what they had.
 */
public final class TextTransformer {
    private static final List<String> WHO = List.of("anna", "berta", "clara", "dora", "emil", "fritz", "georg", "hans");
    private static final List<String> COLOURS = List.of("red", "green", "blue", "white", "black", "yellow");
    private static final List<String> THINGS = List.of("ball", "coat", "book", "cup", "kite", "boat");
    /** Words of the beginning: "anna has a red ball .". */
    private static final int BEGINNING = 6;
    private static final int SIZE = 32;

    private TextTransformer() {}

    /** Trains, tells a few stories, and prints how many of the unseen ones end as they should. */
    public static void main(String[] arguments) {
        run(40);
    }

    /** Trains; returns which part of the stories that were not seen end as they should. */
    static double run(int epochs) {
        Lanewise.seed(3);
        var stories = stories();
        Collections.shuffle(stories, new Random(1));
        var seen = stories.subList(0, stories.size() * 3 / 4);
        var unseen = stories.subList(seen.size(), stories.size());
        var words = stories.stream().flatMap(List::stream).distinct().sorted().toList();

        var steps = stories.getFirst().size() - 1;
        var model = model(words.size(), steps);
        model.compile(Adam.of(0.003), SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY);
        model.summary();
        var numbers = seen.stream().map(story -> story.stream().mapToInt(words::indexOf).toArray()).toArray(int[][]::new);
        var next = Arrays.stream(numbers).map(story -> Arrays.copyOfRange(story, 1, steps + 1)).toArray(int[][]::new);
        model.fit(Samples.of(inputs(numbers, steps), List.of(matrix(next, steps))), Fit.epochs(epochs).withVerbose(2));

        var told = tell(model, unseen, words, steps);
        told.stream().limit(3).forEach(story -> System.out.println(String.join(" ", story)));
        var right = 0;
        for (var i = 0; i < unseen.size(); i++) {
            right += told.get(i).equals(unseen.get(i)) ? 1 : 0;
        }
        System.out.printf("%d of %d unseen stories end as they should%n", right, unseen.size());
        return (double) right / unseen.size();
    }

    /** Words and their places become vectors; one block of attention and a dense network; a distribution over the next word at each step. */
    public static Model model(int words, int steps) {
        var word = Input.of(steps).withDtype(DType.INT32).withName("words").symbol();
        var place = Input.of(steps).withDtype(DType.INT32).withName("places").symbol();
        var x = Embedding.of(words, SIZE).apply(word).plus(Embedding.of(steps, SIZE).apply(place));
        for (var block = 0; block < 2; block++) {
            var attended = MultiHeadAttention.of(4, SIZE / 4).apply(Arguments.<Symbol>of("use_causal_mask", true), x, x);
            var seen = LayerNormalization.of().apply(Add.of().apply(x, attended));
            var thought = Dense.of(SIZE).apply(Dense.of(2 * SIZE).withActivation(RELU).apply(seen));
            x = LayerNormalization.of().apply(Add.of().apply(seen, thought));
        }
        return Model.of(List.of(word, place), Dense.of(words).withActivation(SOFTMAX).withName("next").apply(x));
    }

    /** The beginnings of stories, ended by the model: at each step the most probable word. */
    private static List<List<String>> tell(Model model, List<List<String>> stories, List<String> words, int steps) {
        var numbers = stories.stream()
                .map(story -> Arrays.copyOf(story.stream().limit(BEGINNING).mapToInt(words::indexOf).toArray(), steps + 1))
                .toArray(int[][]::new);
        for (var step = BEGINNING; step <= steps; step++) {
            var next = model.predict(inputs(numbers, steps)).getFirst();
            for (var story = 0; story < numbers.length; story++) {
                var row = (story * steps + step - 1) * words.size();
                for (var word = 1; word < words.size(); word++) {
                    numbers[story][step] = next.at(row + word) > next.at(row + numbers[story][step]) ? word : numbers[story][step];
                }
            }
        }
        return Arrays.stream(numbers).map(story -> Arrays.stream(story).mapToObj(words::get).toList()).toList();
    }

    private static List<Tensor> inputs(int[][] stories, int steps) {
        var places = new int[stories.length][steps];
        for (var story : places) {
            Arrays.setAll(story, step -> step);
        }
        return List.of(matrix(stories, steps), matrix(places, steps));
    }

    private static Tensor matrix(int[][] rows, int columns) {
        return Tensor.of(Arrays.stream(rows).flatMapToInt(row -> Arrays.stream(row, 0, columns)).toArray(), rows.length, columns);
    }

    private static List<List<String>> stories() {
        var stories = new ArrayList<List<String>>();
        for (var who : WHO) {
            var pronoun = who.endsWith("a") ? "she" : "he";
            for (var colour : COLOURS) {
                for (var thing : THINGS) {
                    stories.add(List.of((who + " has a " + colour + " " + thing + " . " + pronoun + " takes the " + colour + " " + thing + " .").split(" ")));
                }
            }
        }
        return stories;
    }
}
