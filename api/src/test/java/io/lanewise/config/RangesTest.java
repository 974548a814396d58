package io.lanewise.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.callback.Callbacks;
import io.lanewise.config.json.JsonLimits;
import io.lanewise.config.json.JsonReader;
import io.lanewise.config.json.JsonView;
import io.lanewise.loss.Losses;
import io.lanewise.metric.Metrics;
import io.lanewise.optimizer.Optimizers;
import io.lanewise.schedule.Schedules;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A parameter out of its range: the error names the class, the parameter, its range and the value. */
class RangesTest {
    private static final Map<String, Catalogue<?>> FAMILIES = Map.of(
            "loss", Losses.CATALOGUE, "metric", Metrics.CATALOGUE, "optimizer", Optimizers.CATALOGUE, "schedule", Schedules.CATALOGUE, "callback", Callbacks.CATALOGUE);

    private static JsonView json(String text) {
        return JsonReader.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT.withPythonNumbers()).view("config");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            loss      | BinaryCrossentropy                 | {'label_smoothing': 1.5} | label_smoothing must be a number from 0 to 1, received 1.5
            loss      | BinaryFocalCrossentropy            | {'gamma': -1}            | gamma must be a number of 0 or more, received -1.0
            loss      | BinaryFocalCrossentropy            | {'alpha': 2}             | alpha must be a number from 0 to 1, received 2.0
            loss      | CategoricalGeneralizedCrossEntropy | {'q': 1}                 | q must be a number between 0 and 1, received 1.0
            loss      | Huber                              | {'delta': -0.5}          | delta must be a number of 0 or more, received -0.5
            loss      | Tversky                            | {'alpha': NaN}           | alpha must be a number of 0 or more, received NaN
            loss      | Circle                             | {'gamma': 0}             | gamma must be a number above 0, received 0.0
            metric    | AUC                                | {'num_thresholds': 1}    | num_thresholds must be an integer of at least 2, received 1
            metric    | TopKCategoricalAccuracy            | {'k': 0}                 | k must be an integer above 0, received 0
            metric    | Precision                          | {'thresholds': 1.5}      | thresholds must be a number or numbers from 0 to 1 or null, received 1.5
            metric    | FBetaScore                         | {'beta': 0}              | beta must be a number above 0, received 0.0
            metric    | R2Score                            | {'num_regressors': -1}   | num_regressors must be an integer of at least 0, received -1
            optimizer | Adam                               | {'beta_1': 1.5}          | beta_1 must be
            optimizer | Adam                               | {'learning_rate': -1}    | learning_rate must be
            optimizer | Adam                               | {'weight_decay': -1}     | weight_decay must be a number of 0 or more or null, received -1.0
            optimizer | Adam                               | {'clipnorm': -1}         | clipnorm must be
            optimizer | Adam                               | {'gradient_accumulation_steps': 1} | gradient_accumulation_steps must be
            optimizer | SGD                                | {'momentum': 2}          | momentum must be a number from 0 to 1, received 2.0
            optimizer | SGD                                | {'ema_momentum': 2}      | ema_momentum must be a number from 0 to 1, received 2.0
            optimizer | Ftrl                               | {'learning_rate_power': 1} | learning_rate_power must be a number of 0 or less, received 1.0
            schedule  | ExponentialDecay                   | {'initial_learning_rate': -1, 'decay_steps': 1, 'decay_rate': 1} | initial_learning_rate must be a number of 0 or more, received -1.0
            schedule  | CosineDecay                        | {'initial_learning_rate': 1, 'decay_steps': 0} | decay_steps must be
            schedule  | PolynomialDecay                    | {'initial_learning_rate': 1, 'decay_steps': 1, 'power': -1} | power must be a number of 0 or more, received -1.0
            callback  | EarlyStopping                      | {'patience': -1}         | patience must be an integer of 0 or more, received -1
            callback  | ReduceLROnPlateau                  | {'factor': 1}            | factor must be
            callback  | CSVLogger                          | {'filename': 'a', 'separator': ''} | separator must be one character, received
            """)
    void theErrorHasTheRangeAndTheValue(String family, String className, String config, String message) {
        assertThatThrownBy(() -> FAMILIES.get(family).fromConfig(className, json(config)))
                .isInstanceOf(RuntimeException.class)
                .satisfies(refused -> assertThat(refused.getMessage()).contains(className, message, "received"));
    }

    /** Whatever an optimizer, a schedule or a callback multiplies or divides by is a number: NaN never is within a range. */
    @Test
    void noRangeHoldsNan() {
        FAMILIES.forEach((family, catalogue) -> {
            for (var name : catalogue.names()) {
                for (var option : catalogue.kind(name).options()) {
                    var isRanged = option.type() == OptionType.NUMBER && !option.toString().startsWith(option.key() + ": a number (") && !option.toString().equals(option.key() + ": a number");
                    if (isRanged) {
                        assertThatThrownBy(() -> check(option, Double.NaN)).as(family + " " + name + " " + option.key()).hasMessageContaining("received NaN");
                    }
                }
            }
        });
    }

    @SuppressWarnings("unchecked") // the option's type is the one of numbers
    private static void check(Option<?> option, double value) {
        ((Option<Double>) option).check("Owner", value);
    }
}
