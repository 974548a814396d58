package io.lanewise.golden;

import io.lanewise.config.json.JsonView;
import io.lanewise.optimizer.OptimizerState;
import io.lanewise.optimizer.Optimizers;
import io.lanewise.optimizer.Parameters;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Cases of kind {@code optimizer}: variables after each step, what the optimizer keeps, and averages that take the weights' place. */
final class OptimizerRunner implements CaseRunner {
    @Override
    public Outcome run(GoldenCase golden) {
        var json = golden.json();
        var optimizer = Optimizers.CATALOGUE.fromConfig(json.get("class").string(), json.get("config"));
        var variables = golden.arrays("variables").stream().map(Objects::requireNonNull).toList();
        var parameters = parameters(variables);
        var state = new OptimizerState(optimizer, parameters);
        var comparison = new Comparison(golden.tolerance());
        var rates = json.get("learning_rate_before_step").numbers();
        for (var step = 0; step < rates.length; step++) {
            comparison.number("learning rate before step " + step, rates[step], (float) state.learningRate());
            write(parameters.gradients(), parameters, arrays(json.get("gradients").element(step)));
            state.step();
            compare(comparison, "step " + step, arrays(json.get("variables_after_step").element(step)), parameters);
        }
        var kept = state.variables();
        var expected = arrays(json.get("optimizer_variables_after_last_step"));
        comparison.equal("number of optimizer variables", expected.size(), kept.size());
        for (var i = 0; i < Math.min(expected.size(), kept.size()); i++) {
            comparison.array("optimizer variable " + i, expected.get(i), kept.get(i));
        }
        json.find("variables_after_finalize").ifPresent(finished -> {
            state.finish();
            compare(comparison, "after finalize", arrays(finished), parameters);
        });
        return comparison.outcome();
    }

    private static List<GoldenArray> arrays(JsonView list) {
        return list.elements().stream().map(GoldenArray::read).toList();
    }

    private static Parameters parameters(List<GoldenArray> variables) {
        var windows = new ArrayList<Parameters.Window>();
        var offset = 0;
        for (var variable : variables) {
            windows.add(new Parameters.Window(variable.name(), variable.shape(), offset, false));
            offset += variable.data().length;
        }
        var parameters = new Parameters(new float[offset], new float[offset], windows);
        write(parameters.weights(), parameters, variables);
        return parameters;
    }

    private static void write(float[] target, Parameters parameters, List<GoldenArray> arrays) {
        for (var i = 0; i < arrays.size(); i++) {
            for (var j = 0; j < arrays.get(i).data().length; j++) {
                target[parameters.variables().get(i).offset() + j] = (float) arrays.get(i).data()[j];
            }
        }
    }

    private static void compare(Comparison comparison, String when, List<GoldenArray> expected, Parameters parameters) {
        for (var i = 0; i < expected.size(); i++) {
            var window = parameters.variables().get(i);
            var numbers = Arrays.copyOfRange(parameters.weights(), window.offset(), window.offset() + window.length());
            comparison.array(when + ", variable " + i, expected.get(i), Tensor.wrap(numbers, window.shape()));
        }
    }
}
