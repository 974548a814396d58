"""A training step of 784-1024-1024-10 on a batch of 256 in PyTorch."""
import torch
from torch import nn

import common

torch.set_num_threads(common.threads())
x, y = map(torch.from_numpy, common.data(common.WIDE_BATCH))
units = common.WIDE_UNITS
model = nn.Sequential(
    nn.Linear(common.PIXELS, units), nn.ReLU(), nn.Linear(units, units), nn.ReLU(), nn.Linear(units, common.CLASSES))
optimizer = torch.optim.SGD(model.parameters(), lr=common.LEARNING_RATE)
loss = nn.CrossEntropyLoss()


def step():
    optimizer.zero_grad()
    loss(model(x), y).backward()
    optimizer.step()


common.report("wide step", common.seconds(step, runs=50))
