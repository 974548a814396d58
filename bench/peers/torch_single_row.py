"""The forward pass of 784-100-10 for a single row in PyTorch."""
import torch
from torch import nn

import common

torch.set_num_threads(common.threads())
row = torch.from_numpy(common.data(1)[0])
model = nn.Sequential(
    nn.Linear(common.PIXELS, common.HIDDEN), nn.ReLU(), nn.Linear(common.HIDDEN, common.CLASSES), nn.Softmax(1)).eval()

with torch.inference_mode():
    common.report("single-row", common.seconds_each(lambda: model(row), batch=200, runs=25))
