"""One convolution of a batch of images in PyTorch, the faster of its two memory formats: torch_conv.py THREADS 3x3|1x1|depthwise|5x5 BATCH."""
import sys

import torch
from torch.nn.functional import conv2d

import common

torch.set_num_threads(common.threads())
shapes = {  # channels in, out, groups, kernel, stride, padding, size
    "3x3": (64, 64, 1, 3, 1, 1, 56),
    "1x1": (256, 256, 1, 1, 1, 0, 14),
    "depthwise": (64, 64, 64, 3, 1, 1, 56),
    "5x5": (32, 64, 1, 5, 2, 2, 56),
}
channels, filters, groups, kernel, stride, padding, size = shapes[sys.argv[2]]
batch = int(sys.argv[3])
torch.manual_seed(0)
x, w, b = torch.randn(batch, channels, size, size), torch.randn(filters, channels // groups, kernel, kernel), torch.randn(filters)
times = []
with torch.inference_mode():
    for memory in (torch.contiguous_format, torch.channels_last):
        image, weights = x.contiguous(memory_format=memory), w.contiguous(memory_format=memory)
        times.append(common.seconds_each(
            lambda: conv2d(image, weights, b, stride=stride, padding=padding, groups=groups), batch=max(1, 32 // batch), runs=100))
common.report(f"conv {sys.argv[2]} {batch}", min(times))
