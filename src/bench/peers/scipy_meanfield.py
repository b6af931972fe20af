#!/usr/bin/env python3
"""Peer of the mean-field solves: SciPy's Radau, BDF or LSODA with the analytic dense Jacobian on the mean-field flow of theory.md
section 3, phi_k = sigma_k = 1 for k = 0..3, a(0) on the n midpoints of (-1, 1), s(0) = 0, to time T.
Origin: the program handed to the project with its peers and the class MeanField of its golden generator; events for the learning
times were added here.
usage: scipy_meanfield.py N EPS T RTOL ATOL [METHOD]   (needs Debian's python3-numpy python3-scipy)"""
import sys
import time

import numpy as np
from scipy.integrate import solve_ivp


class MeanField:
    def __init__(self, phi, sigma, weights, eps):
        self.phi, self.sig = np.array(phi, float), np.array(sigma, float)
        self.K, self.w, self.eps, self.n = len(phi), np.array(weights, float), eps, len(weights)
        self.k = np.arange(self.K)

    def powers(self, s):
        P = s[:, None] ** self.k
        D = np.zeros_like(P)
        D[:, 1:] = P[:, :-1] * self.k[1:]
        DD = np.zeros_like(P)
        DD[:, 2:] = P[:, :-2] * (self.k[2:] * (self.k[2:] - 1))
        return P, D, DD

    def residuals(self, y):
        a, s = y[: self.n], y[self.n :]
        return self.phi - self.sig * ((self.w * a) @ (s[:, None] ** self.k))

    def rhs(self, t, y):
        a, s = y[: self.n], y[self.n :]
        P, D, _ = self.powers(s)
        c = self.sig * self.residuals(y)
        return np.concatenate([P @ c / self.eps, a * (1 - s * s) * (D @ c)])

    def jac(self, t, y):
        n, a, s = self.n, y[: self.n], y[self.n :]
        P, D, DD = self.powers(s)
        c = self.sig * self.residuals(y)
        Ca = -((self.sig**2)[:, None]) * (self.w * P.T)
        Cs = -((self.sig**2)[:, None]) * ((self.w * a) * D.T)
        g = a * (1 - s * s)
        J = np.empty((2 * n, 2 * n))
        J[:n, :n] = P @ Ca / self.eps
        J[:n, n:] = (P @ Cs + np.diag(D @ c)) / self.eps
        J[n:, :n] = g[:, None] * (D @ Ca) + np.diag((1 - s * s) * (D @ c))
        J[n:, n:] = g[:, None] * (D @ Cs) + np.diag(g * (DD @ c) - 2 * s * a * (D @ c))
        return J

    def learned(self, k):
        return lambda t, y: abs(self.residuals(y)[k]) / abs(self.phi[k]) - np.sqrt(0.5)


n, eps, T, rtol, atol = int(sys.argv[1]), *map(float, sys.argv[2:6])
method = sys.argv[6] if len(sys.argv) > 6 else "Radau"
a0, w = -1 + 2 * (np.arange(n) + 0.5) / n, np.full(n, 1 / n)
m = MeanField([1] * 4, [1] * 4, w, eps)
events = [m.learned(k) for k in range(m.K)]
t0 = time.perf_counter()
s = solve_ivp(
    m.rhs, (0, T), np.concatenate([a0, 0 * a0]), method=method, jac=m.jac, rtol=rtol, atol=atol, events=events
)
ms = 1e3 * (time.perf_counter() - t0)
times = " ".join(f"{e[0] if len(e) else -1:.15g}" for e in s.t_events)
print(f"scipy {method} n={n} eps={eps:g} best {ms:.3f} ms steps {len(s.t)} rhs {s.nfev} times {times}")
