#!/usr/bin/env python3
"""Peer of SGD, kept as it was handed to the project: one-pass SGD of the full network in PyTorch on the CPU (Debian's python3-torch), single-index target.
usage: torch_sgd.py D M BATCH STEPS float32|float64 [THREADS]   prints samples per second and the matrix-product rate of the machine"""
import sys, time
import torch
d, m, b, steps = map(int, sys.argv[1:5]); dt = getattr(torch, sys.argv[5])
torch.set_num_threads(int(sys.argv[6]) if len(sys.argv) > 6 else 2)
eta, eps = 1e-4, 0.1
U = torch.randn(m, d, dtype=dt); U /= U.norm(dim=1, keepdim=True)
a = torch.rand(m, dtype=dt) * 2 - 1
us = torch.randn(d, dtype=dt); us /= us.norm()
def step():
    X = torch.randn(b, d, dtype=dt)
    y = torch.tanh(X @ us)
    H = X @ U.T
    S = torch.relu(H)
    r = y - S @ a / m
    D = (H > 0).to(dt) * (r[:, None] * a[None, :])
    a.add_(S.T @ r, alpha=eta / eps / b)
    U.addmm_(D.T, X, alpha=eta / b)
    U.div_(U.norm(dim=1, keepdim=True))
with torch.no_grad():
    for _ in range(3): step()
    t = time.perf_counter()
    for _ in range(steps): step()
    e = time.perf_counter() - t
    A = torch.randn(1024, 1024, dtype=dt); B = torch.randn(1024, 1024, dtype=dt); A @ B
    t = time.perf_counter()
    for _ in range(10): A @ B
    g = 2 * 1024**3 * 10 / (time.perf_counter() - t) / 1e9
print(f"torch d={d} m={m} batch={b} {sys.argv[5]}: {b*steps/e:.0f} samples/s = {4*m*d*b*steps/e/1e9:.1f} GFLOP/s of {g:.0f} GFLOP/s matrix product")
