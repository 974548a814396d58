"""Adam's step over ten million weights with given gradients in PyTorch, fused."""
import torch

import common

torch.set_num_threads(common.threads())
torch.manual_seed(0)
weights = torch.nn.Parameter(torch.randn(10_000_000))
weights.grad = torch.randn(10_000_000)
optimizer = torch.optim.Adam([weights], lr=0.001, fused=True)
common.report("adam", common.seconds(optimizer.step, runs=200))
