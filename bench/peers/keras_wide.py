"""A training step of 784-1024-1024-10 on a batch of 256 with Keras's train_on_batch."""
import common
import keras_models

x, y = common.data(common.WIDE_BATCH)
model = keras_models.dense(common.WIDE_UNITS, common.WIDE_UNITS, common.CLASSES)
common.report("wide step", common.seconds(lambda: model.train_on_batch(x, y), runs=50))
