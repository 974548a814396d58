package io.lanewise.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.activation.Activations;
import io.lanewise.config.json.JsonReader;
import io.lanewise.config.json.JsonWriter;
import io.lanewise.constraint.Constraints;
import io.lanewise.initializer.Initializers;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Layers;
import io.lanewise.loss.Losses;
import io.lanewise.metric.Metrics;
import io.lanewise.optimizer.Optimizers;
import io.lanewise.regularizer.Regularizers;
import io.lanewise.schedule.Schedules;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Everything that has a name is made by its name, and by the config that it writes. */
class CatalogueRoundTripProperties {
    private static final List<Catalogue<?>> CATALOGUES = List.of(
            Activations.CATALOGUE, Constraints.CATALOGUE, Initializers.CATALOGUE, Layers.CATALOGUE, Losses.CATALOGUE, Metrics.CATALOGUE,
            Optimizers.CATALOGUE, Regularizers.CATALOGUE, Schedules.CATALOGUE);

    /** Of two options one must be given. */
    private static final Set<String> ONE_OF_TWO = Set.of("Discretization");

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void whatIsWrittenIsReadAgain(@ForAll long seed) {
        var random = new Random(seed);
        CATALOGUES.forEach(catalogue -> RandomConfigs.classNames(catalogue).forEach(name -> roundTrip(catalogue, name, random)));
    }

    private static <T extends Named> void roundTrip(Catalogue<T> catalogue, String name, Random random) {
        var object = RandomConfigs.draw(catalogue, name, random);
        var text = JsonWriter.COMPACT.write(catalogue.write(object));
        var again = catalogue.read(JsonReader.read(text).view(name).with(RandomConfigs.KNOWN));
        assertThat(again.className()).isEqualTo(name);
        assertThat(JsonWriter.COMPACT.write(catalogue.write(again))).isEqualTo(text);
    }

    @Example
    void aLayerKeepsTheOptionsOfItsActivation() {
        var dense = Dense.of(3).withActivation(Activations.LEAKY_RELU.with(Activations.LEAK, 0.5));
        var text = JsonWriter.COMPACT.write(Layers.CATALOGUE.write(dense));
        var again = Layers.CATALOGUE.read(JsonReader.read(text).view("layer"));
        assertThat(again.activation().orElseThrow().get(Activations.LEAK)).isEqualTo(0.5);
        assertThat(text).contains("\"negative_slope\":0.5");
        assertThat(JsonWriter.COMPACT.write(Layers.CATALOGUE.write(Dense.of(3).withActivation("relu")))).contains("\"activation\":\"relu\"");
    }

    /** As Keras writes {@code Dense(2, activation=LeakyReLU(0.1))}; the layer's slope is 0.3 unless given, the function's 0.2. */
    @Example
    void anActivationThatIsALayerInKerasIsReadAndWrittenAsOne() {
        var written = JsonReader.read("""
                {"module": "keras.layers", "class_name": "LeakyReLU", "config": {"name": "leaky_re_lu", "trainable": true, "dtype": "float32",
                "negative_slope": 0.1}, "registered_name": null}""");
        var activation = Activations.TYPE.read().apply(written.view("activation"));
        assertThat(activation.get(Activations.LEAK)).isEqualTo(0.1);
        assertThat(JsonWriter.COMPACT.write(Activations.TYPE.write().apply(activation))).isEqualTo(
                "{\"module\":\"keras.layers\",\"class_name\":\"LeakyReLU\",\"config\":{\"negative_slope\":0.1},\"registered_name\":null}");
        var byDefault = JsonReader.read("{\"class_name\": \"LeakyReLU\", \"config\": {}}").view("activation");
        assertThat(Activations.TYPE.read().apply(byDefault).get(Activations.LEAK)).isEqualTo(0.3);
    }

    @Example
    void everyNameMakesAnObjectUnlessAnOptionMustBeGiven() {
        for (var catalogue : CATALOGUES) {
            for (var name : catalogue.names()) {
                var className = catalogue.kind(name).className();
                if (!ONE_OF_TWO.contains(className) && catalogue.kind(name).options().stream().noneMatch(Option::isRequired)) {
                    assertThat(catalogue.byName(name).className()).isEqualTo(className);
                }
            }
        }
    }
}
