package io.lanewise.layer;

import io.lanewise.config.Named;
import io.lanewise.tensor.Shape;
import java.util.List;

/**
 * What a recurrent layer does in each step: y, states ← step(x, states). The built-in ones are {@link SimpleRnnCell}, {@link LstmCell},
 * {@link GruCell} and {@link StackedRnnCells}; a cell of one's own is composed of ops and handed to {@link Rnn}. Source: Keras's RNN cells.
 *
 * {@snippet :
 * public RecurrentStep begin(Scope scope, Shape input) {
 *     var kernel = scope.kernel("kernel", Shape.of(input.size(-1), units), initializer, Optional.empty());
 *     return (x, states) -> RecurrentStep.Result.of(tanh(add(matMul(x, kernel), states.getFirst())));
 * }
 * }
 */
public interface RecurrentCell extends Named {
    /**
     * The shapes of its states, without the batch.
     *
     * @param input the shape of a step's input, with the batch as first axis
     */
    List<Shape> stateShapes(Shape input);

    /** The shape of its output, without the batch: that of its first state, unless it says otherwise. */
    default Shape outputShape(Shape input) {
        return stateShapes(input).getFirst();
    }

    /**
     * Asks for weights, and draws what is the same in all steps, such as what is dropped.
     *
     * @param scope where they come from
     * @param input the shape of a step's input, with the batch as first axis
     * @return what is traced for each step
     * @throws IllegalArgumentException if it cannot take such inputs
     */
    RecurrentStep begin(Scope scope, Shape input);
}
