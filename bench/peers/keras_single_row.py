"""The prediction of 784-100-10 for a single row with Keras: predict_on_batch, for predict itself takes tens of times as long."""
import common
import keras_models

row = common.data(1)[0]
model = keras_models.dense(common.HIDDEN, common.CLASSES)
common.report("single-row", common.seconds_each(lambda: model.predict_on_batch(row), batch=20, runs=25))
