package io.lanewise.train;

/** What a program is traced for. */
enum Mode {
    /** Forward, loss, metrics and gradients. */
    TRAIN,
    /** Forward, loss and metrics. */
    EVALUATE,
    /** Forward alone. */
    PREDICT
}
