package io.lanewise.train;

/**
 * What one training step computes: the seam for training of one's own. It is traced once for each size of batch; what it composes of ops has
 * its gradients for free, and a warm step allocates nothing. The ordinary step, and the shape of any other:
 *
 * <pre>{@code
 * step -> {
 *     var outputs = step.predict(step.inputs());
 *     step.minimize(step.loss(outputs));
 * }
 * }</pre>
 *
 * <p>Several optimizers on one model, a penalty on the gradient with respect to the inputs, and the training of one model through another are
 * {@link StepScope#minimize(io.lanewise.graph.Value, io.lanewise.optimizer.Optimizer, java.util.List)}, {@link io.lanewise.op.Ops#gradients} and
 * {@link StepScope#call}. Source: Keras's {@code train_step}.
 */
@FunctionalInterface
public interface TrainingStep {
    /** The compiled loss of the model's prediction is made small by the compiled optimizer. */
    TrainingStep SUPERVISED = step -> step.minimize(step.loss(step.predict(step.inputs())));

    /**
     * Traces the step.
     *
     * @param step what it is given, and what it asks for
     */
    void trace(StepScope step);
}
