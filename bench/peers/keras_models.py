"""Keras on TensorFlow, with as many threads as the command line asks for."""
import os

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import tensorflow as tf

import common

tf.config.threading.set_intra_op_parallelism_threads(common.threads())
tf.config.threading.set_inter_op_parallelism_threads(common.threads())


def dense(*units):
    """A compiled network of dense layers: relu, and softmax at the end."""
    layers = [keras.layers.Dense(n, activation="relu") for n in units[:-1]]
    model = keras.Sequential([keras.layers.Input((common.PIXELS,)), *layers, keras.layers.Dense(units[-1], activation="softmax")])
    model.compile(optimizer=keras.optimizers.SGD(common.LEARNING_RATE), loss="sparse_categorical_crossentropy")
    return model
