"""The tutorial's epoch with Keras's fit."""
import common
import keras_models

x, y = common.data()
model = keras_models.dense(common.HIDDEN, common.CLASSES)
common.report("epoch", common.seconds(lambda: model.fit(x, y, batch_size=common.BATCH, epochs=1, verbose=0), runs=3))
