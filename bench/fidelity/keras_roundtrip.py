"""Loads each model that Lanewise saved, says what it finds, trains one epoch on and saves it in every form.

usage: keras_roundtrip.py FOLDER

FOLDER has folders with model.keras, x_0.npy, … and, if the model is to be trained on, y_0.npy, …; each gets prediction_0.npy, …, optimizer_0.npy,
optimizer_1.npy, …, and trained.keras, trained.weights.h5 and, if Keras can write it, trained.h5. Prints the versions, then a line a model: its name and "ok" or what went wrong.
"""
import os
import pathlib
import sys
import warnings

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import keras
import numpy as np

BATCH = 8


def arrays(folder, name):
    """The arrays of that name; the only one alone."""
    found = [np.load(folder / f"{name}_{i}.npy") for i in range(len(list(folder.glob(f"{name}_*.npy"))))]
    return found[0] if len(found) == 1 else found


def run(folder):
    x = arrays(folder, "x")
    with warnings.catch_warnings():
        # Keras only warns when it leaves an optimizer's state out.
        warnings.filterwarnings("error", message=".*Skipping variable loading.*")
        model = keras.saving.load_model(folder / "model.keras")
    predictions = model.predict(x, verbose=0)
    for i, prediction in enumerate(predictions if isinstance(predictions, list) else [predictions]):
        np.save(folder / f"prediction_{i}.npy", prediction)
    for i, variable in enumerate(model.optimizer.variables):
        np.save(folder / f"optimizer_{i}.npy", keras.ops.convert_to_numpy(variable))
    if (folder / "y_0.npy").exists():
        model.fit(x, arrays(folder, "y"), epochs=1, batch_size=BATCH, shuffle=False, verbose=0)
    model.save(folder / "trained.keras")
    try:
        model.save(folder / "trained.h5")
    except TypeError as problem:
        # Keras copies a description, which it cannot where a layer has put its module of functions into it; it leaves half a file.
        if "pickle" not in str(problem):
            raise
        (folder / "trained.h5").unlink()
    model.save_weights(folder / "trained.weights.h5")
    keras.backend.clear_session()


print("backend:", keras.backend.backend())
print("versions: Keras", keras.__version__, "on", keras.backend.backend(), "with NumPy", np.__version__, "and Python", sys.version.split()[0])
for folder in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    try:
        run(folder)
        print(folder.name + ": ok")
    except Exception as problem:
        print(folder.name + ": " + type(problem).__name__ + ": " + str(problem).replace("\n", " ")[:200])
