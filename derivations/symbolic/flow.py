#!/usr/bin/env python3
# Mean-field flow of a wide two-layer network on a single-index target, with learning times.
#   target      phi(z) = c1*z + c3*He(3)
#   activation  sigma(z) = erf(w*z)
#   parameters  c1 = 1, c3 = -1/4, w = 1; assumed c1 > 0, w > 0
#   start       a(0) of law uniform:-1:1 in 20 classes of weight w, s(0) = 0
# Written by plateau 0.1.0-SNAPSHOT:
#   plateau derive --target 'c1 z + c3 He(3)' --activation 'erf(w z)' --assume 'w>0, c1>0' --degree 8 --default 'c1=1, c3=-1/4, w=1' --format all --out derivations/symbolic
# Convention: normalised probabilists' Hermite polynomials h_k = He_k/sqrt(k!), orthonormal under N(0,1).
#
#   e_k = phi_k - sigma_k*mean(a*s^k)
#   epsilon*a_dot = sum(sigma_k*e_k*s^k, k, 0, K)
#   s_dot = a*(1 - s^2)*sum(k*sigma_k*e_k*s^(k - 1), k, 1, K)
#   t_k: first t with e_k^2 <= phi_k^2/2
#
# Prints a line for each degree of the target: k t_k, or k never, or k >t if it is not learned until t.
# The one argument is epsilon (1e-4 if there is none).

import sys

import numpy as np
from numpy.polynomial.polynomial import polyval
from scipy.integrate import Radau
from scipy.optimize import brentq

# The parameters of the links; other values inside what is assumed do as well.
p_c1 = 1.0
p_c3 = -0.25
p_w = 1.0
phi = np.array([
    0.0, # k = 0
    p_c1, # k = 1
    0.0, # k = 2
    np.sqrt(6.0)*p_c3, # k = 3
    0.0, # k = 4
    0.0, # k = 5
    0.0, # k = 6
    0.0, # k = 7
    0.0, # k = 8
])
sigma = np.array([
    0.0, # k = 0
    2.0*p_w/(np.sqrt(np.pi)*np.sqrt(1.0 + 2.0*(p_w*p_w))), # k = 1
    0.0, # k = 2
    -2.0*np.sqrt(6.0)*p_w**3.0/(3.0*np.sqrt(np.pi)*(1.0 + 2.0*(p_w*p_w))**(3.0/2.0)), # k = 3
    0.0, # k = 4
    2.0*np.sqrt(30.0)*p_w**5.0/(5.0*np.sqrt(np.pi)*(1.0 + 2.0*(p_w*p_w))**(5.0/2.0)), # k = 5
    0.0, # k = 6
    -4.0*np.sqrt(35.0)*p_w**7.0/(7.0*np.sqrt(np.pi)*(1.0 + 2.0*(p_w*p_w))**(7.0/2.0)), # k = 7
    0.0, # k = 8
])
k = np.arange(len(phi))
# Degrees that are learned at d = infinity.
learnable = [
    False, True, False, True,
    False, False, False, False,
    False,
]
# Classes of neurons: their weights and where their second layer starts.
w = np.array([
    0.05, 0.05, 0.05, 0.05,
    0.05, 0.05, 0.05, 0.05,
    0.05, 0.05, 0.05, 0.05,
    0.05, 0.05, 0.05, 0.05,
    0.05, 0.05, 0.05, 0.05,
])
a_start = np.array([
    -0.95, -0.85, -0.75, -0.65,
    -0.55, -0.44999999999999996, -0.35, -0.25,
    -0.15000000000000002, -0.050000000000000044, 0.050000000000000044, 0.1499999999999999,
    0.25, 0.3500000000000001, 0.44999999999999996, 0.55,
    0.6499999999999999, 0.75, 0.8500000000000001, 0.95,
])


def residuals(a, s):
    """e_k for all degrees."""
    powers = s ** k[:, None]
    return phi - sigma*((a*powers) @ w)


def flow(t, y, epsilon):
    """The derivatives of y = (a, s)."""
    a, s = np.split(y, 2)
    e = residuals(a, s)
    force = sigma*e
    slope = (k*sigma*e)[1:]
    a_dot = polyval(s, force)/epsilon
    s_dot = a*(1.0 - s*s)*polyval(s, slope)
    return np.concatenate([a_dot, s_dot])


def excess(j, y):
    """e_j^2 - phi_j^2/2: the degree j is learned where this falls to 0."""
    return residuals(*np.split(y, 2))[j] ** 2 - phi[j] ** 2 / 2


def learning_times(epsilon, t_end, rtol=1e-10, atol=1e-13):
    """The learning times of the learnable degrees, by degree, as far as they are reached before t_end."""
    start = np.concatenate([a_start, np.zeros_like(a_start)])
    waiting = [j for j in k if learnable[j]]
    times = {j: 0.0 for j in waiting if excess(j, start) <= 0}
    waiting = [j for j in waiting if j not in times]
    solver = Radau(lambda t, y: flow(t, y, epsilon), 0.0, start, t_end, rtol=rtol, atol=atol)
    while waiting and solver.status == "running":
        message = solver.step()
        if solver.status == "failed":
            sys.exit(f"flow.py: the integration stopped at t = {solver.t}: {message}")
        dense = solver.dense_output()
        for j in [j for j in waiting if excess(j, solver.y) <= 0]:
            times[j] = brentq(lambda t: excess(j, dense(t)), solver.t_old, solver.t, xtol=1e-300, rtol=1e-14)
            waiting.remove(j)
    return times


def main():
    epsilon = float(sys.argv[1]) if len(sys.argv) > 1 else 1e-4
    t_end = 1000.0
    times = learning_times(epsilon, t_end)
    for j in k[phi != 0]:
        if not learnable[j]:
            print(j, "never")
        elif j in times:
            print(f"{j} {times[j]:.11e}")
        else:
            print(f"{j} >{t_end:g}")


if __name__ == "__main__":
    main()
