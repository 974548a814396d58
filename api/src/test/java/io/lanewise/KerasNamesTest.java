package io.lanewise;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.activation.Activation;
import io.lanewise.callback.Callbacks;
import io.lanewise.config.UnknownNameException;
import io.lanewise.config.json.JsonLimits;
import io.lanewise.config.json.JsonReader;
import io.lanewise.constraint.Constraints;
import io.lanewise.initializer.Initializer;
import io.lanewise.loss.Loss;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.regularizer.Regularizers;
import io.lanewise.schedule.Schedules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every public class of Keras 3.15.1 that training is described by, and every string that its {@code get} and {@code compile} take, is known here;
 * abstract classes aside.
 */
class KerasNamesTest {
    private static final Map<String, Function<String, ?>> FAMILIES = Map.of(
            "losses", Loss::of,
            "metrics", Metric::of,
            "optimizers", Optimizer::of,
            "activations", Activation::of,
            "initializers", Initializer::of,
            "schedules", Schedules.CATALOGUE::kind,
            "regularizers", Regularizers.CATALOGUE::kind,
            "constraints", Constraints.CATALOGUE::kind,
            "callbacks", Callbacks.CATALOGUE::kind);

    /** What is not here has an error of its own, which says what to do instead. */
    @ParameterizedTest
    @CsvSource({
        "losses,", "metrics,", "activations,", "initializers,", "schedules,", "regularizers,", "constraints,", "optimizers,",
        "callbacks, CallbackList History LambdaCallback OrbaxCheckpoint ProgbarLogger"
    })
    void everyNameIsKnown(String family, @Nullable String absent) throws IOException {
        var unknown = new ArrayList<String>();
        for (var name : names(family)) {
            try {
                Objects.requireNonNull(FAMILIES.get(family)).apply(name);
            } catch (UnknownNameException e) {
                unknown.add(name);
                assertThat(e).hasMessageContaining("\"" + name + "\": Keras has it, Lanewise has not; ");
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("must be given"); // such as the number of classes, in Keras too
            }
        }
        assertThat(unknown).isEqualTo(absent == null ? List.of() : List.of(absent.split(" ")));
    }

    /** In Keras the case of an optimizer's name does not count. */
    @Test
    void optimizersInAnyCase() {
        assertThat(List.of("SGD", "sgd", "Sgd", "ADAM", "adamW", "RmsProp", "NADAM", "schedulefreeadamW").stream().map(name -> Optimizer.of(name).className()))
                .containsExactly("SGD", "SGD", "SGD", "Adam", "AdamW", "RMSprop", "Nadam", "ScheduleFreeAdamW");
    }

    private static List<String> names(String family) throws IOException {
        try (var file = Objects.requireNonNull(KerasNamesTest.class.getResourceAsStream("/keras-names.json"))) {
            return JsonReader.read(file.readAllBytes(), JsonLimits.DEFAULT).view("keras-names.json").get(family).strings();
        }
    }
}
