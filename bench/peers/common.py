"""What the peers' scripts share: the tutorial's data, the clock, the last line."""
import sys
import time

import numpy as np

SAMPLES, PIXELS, HIDDEN, CLASSES, BATCH = 48_000, 784, 100, 10, 32
WIDE_UNITS, WIDE_BATCH = 1024, 256
LEARNING_RATE = 0.01


def threads():
    """How many threads the command line asks for."""
    return int(sys.argv[1])


def data(samples=SAMPLES):
    """Random pixels in [0, 1) and labels."""
    random = np.random.default_rng(0)
    return random.random((samples, PIXELS), dtype=np.float32), random.integers(0, CLASSES, samples)


def seconds(task, runs):
    """The shortest time of a task, after a warm-up run: whatever else a shared machine does only adds to it."""
    task()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return min(times)


def seconds_each(task, batch, runs):
    """The same for a short task: the fastest of batches of calls."""
    def repeat():
        for _ in range(batch):
            task()
    return seconds(repeat, runs) / batch


def report(name, took):
    print(f"{name} seconds: {took:.9f}", flush=True)
