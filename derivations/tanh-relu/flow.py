#!/usr/bin/env python3
# Mean-field flow of a wide two-layer network on a single-index target, with learning times.
#   target      phi(z) = tanh(z)
#   activation  sigma(z) = relu(z + 1/2)
#   start       a(0) of law uniform:-1:1 in 20 classes of weight w, s(0) = 0
# Written by plateau 0.1.0-SNAPSHOT:
#   plateau derive --target 'tanh(z)' --activation 'relu(z + 1/2)' --format all --out derivations/tanh-relu
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

phi = np.array([
    0.0, # k = 0
    0.6057055096021589, # k = 1, by quadrature
    0.0, # k = 2
    -0.1484371907872728, # k = 3, by quadrature
    0.0, # k = 4
    0.06254752375270368, # k = 5, by quadrature
    0.0, # k = 6
    -0.031445419287678626, # k = 7, by quadrature
    0.0, # k = 8
    0.01741993142243611, # k = 9, by quadrature
    0.0, # k = 10
    -0.010291840580021461, # k = 11, by quadrature
    0.0, # k = 12
    0.006373210098597441, # k = 13, by quadrature
    0.0, # k = 14
    -0.004092849332855689, # k = 15, by quadrature
    0.0, # k = 16
    0.0027064993767028176, # k = 17, by quadrature
    0.0, # k = 18
    -0.0018336300286257415, # k = 19, by quadrature
    0.0, # k = 20
])
sigma = np.array([
    0.6977965574013061, # k = 0: erf(1/(2*sqrt(2)))/4 + exp(-1/8)/sqrt(2*Pi) + 1/4
    0.6914624612740131, # k = 1: erf(1/(2*sqrt(2)))/2 + 1/2
    0.24894777997569387, # k = 2: exp(-1/8)/(2*sqrt(Pi))
    -0.07186503389156329, # k = 3: -exp(-1/8)/(4*sqrt(3*Pi))
    -0.05389877541867247, # k = 4: -exp(-1/8)*sqrt(3)/(16*sqrt(Pi))
    0.044191152771386986, # k = 5: 11*exp(-1/8)/(32*sqrt(15*Pi))
    0.020501093832438793, # k = 6: 5*exp(-1/8)*sqrt(10)/(384*sqrt(Pi))
    -0.031149714208491597, # k = 7: -67*exp(-1/8)/(128*sqrt(70*Pi))
    -0.00819132595834, # k = 8: -299*exp(-1/8)/(3072*sqrt(35*Pi))
    0.023391395141904026, # k = 9: 5123*exp(-1/8)/(18432*sqrt(35*Pi))
    0.0023455866716796695, # k = 10: 361*exp(-1/8)/(20480*sqrt(14*Pi))
    -0.018195866638054174, # k = 11: -33437*exp(-1/8)/(73728*sqrt(154*Pi))
    7.889330919936198e-4, # k = 12: 50221*exp(-1/8)/(1474560*sqrt(462*Pi))
    0.014458947322941604, # k = 13: 2212393*exp(-1/8)/(983040*sqrt(6006*Pi))
    -0.002575433836002609, # k = 14: -680531*exp(-1/8)*sqrt(429)/(2724986880*sqrt(Pi))
    -0.011640658807752226, # k = 15: -309737689*exp(-1/8)/(495452160*sqrt(715*Pi))
    0.0036162483614567524, # k = 16: 4665313*exp(-1/8)*sqrt(715)/(17175674880*sqrt(Pi))
    0.009442926080888819, # k = 17: 16575533939*exp(-1/8)/(7927234560*sqrt(12155*Pi))
    -0.004213766898575376, # k = 18: -62762132639*exp(-1/8)/(47563407360*sqrt(24310*Pi))
    -0.007686487192499397, # k = 19: -36965631091*exp(-1/8)/(3523215360*sqrt(461890*Pi))
    0.004534123969401144, # k = 20: 5265897058909*exp(-1/8)/(1902536294400*sqrt(92378*Pi))
])
k = np.arange(len(phi))
# Degrees that are learned at d = infinity.
learnable = [
    False, True, False, True,
    False, True, False, True,
    False, True, False, True,
    False, True, False, True,
    False, True, False, True,
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
