"""The tutorial's epoch in PyTorch without autograd: gradients by hand, outputs allocated once, updates in the products."""
import torch

import common

torch.set_num_threads(common.threads())
x, y = map(torch.from_numpy, common.data())


def uniform(rows, columns):
    limit = (6 / (rows + columns)) ** 0.5
    return torch.empty(rows, columns).uniform_(-limit, limit)


w1, b1 = uniform(common.PIXELS, common.HIDDEN), torch.zeros(common.HIDDEN)
w2, b2 = uniform(common.HIDDEN, common.CLASSES), torch.zeros(common.CLASSES)
features = torch.empty(common.BATCH, common.PIXELS)
labels = torch.empty(common.BATCH, dtype=torch.int64)
hidden = torch.empty(common.BATCH, common.HIDDEN)
hidden_gradient = torch.empty_like(hidden)
logits = torch.empty(common.BATCH, common.CLASSES)
gradient = torch.empty_like(logits)
minus_one = torch.full((common.BATCH, 1), -1.0)
step = -common.LEARNING_RATE / common.BATCH  # the loss is the mean over the batch


@torch.inference_mode()
def epoch():
    for rows in torch.randperm(common.SAMPLES).split(common.BATCH):
        torch.index_select(x, 0, rows, out=features)
        torch.index_select(y, 0, rows, out=labels)
        torch.addmm(b1, features, w1, out=hidden).relu_()
        torch.addmm(b2, hidden, w2, out=logits)
        torch.softmax(logits, 1, out=gradient).scatter_add_(1, labels.unsqueeze(1), minus_one)
        torch.mm(gradient, w2.t(), out=hidden_gradient).mul_(hidden > 0)
        w2.addmm_(hidden.t(), gradient, alpha=step)
        b2.add_(gradient.sum(0), alpha=step)
        w1.addmm_(features.t(), hidden_gradient, alpha=step)
        b1.add_(hidden_gradient.sum(0), alpha=step)


common.report("epoch", common.seconds(epoch, runs=4))
