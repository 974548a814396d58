"""A training step or a prediction of a common model in PyTorch: torch_model.py THREADS cnn|lstm|gru|transformer step|predict."""
import sys

import torch
from torch import nn

import common

torch.set_num_threads(common.threads())
name, mode = sys.argv[2:4]


class Last(nn.Module):
    """The last output of a recurrent layer."""

    def __init__(self, recurrent):
        super().__init__()
        self.recurrent = recurrent

    def forward(self, x):
        return self.recurrent(x)[0][:, -1]


class Mean(nn.Module):
    """The mean over steps."""

    def forward(self, x):
        return x.mean(1)


def cnn():
    layers = [
        nn.Conv2d(1, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(64 * 49, 128), nn.ReLU(), nn.Linear(128, common.CLASSES)]
    return nn.Sequential(*layers).to(memory_format=torch.channels_last), torch.randn(64, 1, 28, 28).contiguous(memory_format=torch.channels_last)


def recurrent(cell):
    return nn.Sequential(Last(cell(64, 128, batch_first=True)), nn.Linear(128, common.CLASSES)), torch.randn(32, 100, 64)


def transformer():
    encoder = nn.TransformerEncoderLayer(128, 4, 512, batch_first=True, dropout=0.0)
    return nn.Sequential(encoder, Mean(), nn.Linear(128, common.CLASSES)), torch.randn(32, 64, 128)


models = {"cnn": cnn, "lstm": lambda: recurrent(nn.LSTM), "gru": lambda: recurrent(nn.GRU), "transformer": transformer}
torch.manual_seed(0)
model, x = models[name]()
y = torch.randint(0, common.CLASSES, (len(x),))
loss = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=common.LEARNING_RATE)


def step():
    optimizer.zero_grad()
    loss(model(x), y).backward()
    optimizer.step()


if mode == "predict":
    model.eval()
    with torch.inference_mode():
        took = common.seconds(lambda: model(x), runs=200)
else:
    took = common.seconds(step, runs=100)
common.report(f"{name} {mode}", took)
