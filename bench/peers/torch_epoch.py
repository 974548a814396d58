"""The tutorial's epoch in PyTorch's ordinary loop: shuffled slices, autograd, SGD."""
import torch
from torch import nn

import common

torch.set_num_threads(common.threads())
x, y = map(torch.from_numpy, common.data())
model = nn.Sequential(nn.Linear(common.PIXELS, common.HIDDEN), nn.ReLU(), nn.Linear(common.HIDDEN, common.CLASSES))
optimizer = torch.optim.SGD(model.parameters(), lr=common.LEARNING_RATE)
loss = nn.CrossEntropyLoss()


def epoch():
    for rows in torch.randperm(common.SAMPLES).split(common.BATCH):
        optimizer.zero_grad()
        loss(model(x[rows]), y[rows]).backward()
        optimizer.step()


common.report("epoch", common.seconds(epoch, runs=4))
