// Mean-field flow of a wide two-layer network on a single-index target, with learning times.
//   target      phi(z) = c1*z + c3*He(3)
//   activation  sigma(z) = erf(w*z)
//   parameters  c1 = 1, c3 = -1/4, w = 1; assumed c1 > 0, w > 0
//   start       a(0) of law uniform:-1:1 in 20 classes of weight w, s(0) = 0
// Written by plateau 0.1.0-SNAPSHOT:
//   plateau derive --target 'c1 z + c3 He(3)' --activation 'erf(w z)' --assume 'w>0, c1>0' --degree 8 --default 'c1=1, c3=-1/4, w=1' --format all --out derivations/symbolic
// Convention: normalised probabilists' Hermite polynomials h_k = He_k/sqrt(k!), orthonormal under N(0,1).
//
//   e_k = phi_k - sigma_k*mean(a*s^k)
//   epsilon*a_dot = sum(sigma_k*e_k*s^k, k, 0, K)
//   s_dot = a*(1 - s^2)*sum(k*sigma_k*e_k*s^(k - 1), k, 1, K)
//   t_k: first t with e_k^2 <= phi_k^2/2
//
// Prints a line for each degree of the target: k t_k, or k never, or k >t if it is not learned until t.
// The one argument is epsilon (1e-4 if there is none).
//
// cc -O2 -o flow flow.c -lm && ./flow
//
// Integrated by RODAS (Hairer and Wanner, Solving Ordinary Differential Equations II, section VI.4): a Rosenbrock method of
// order 4 with an embedded one of order 3, L-stable, so that the step does not depend on epsilon once a layer has relaxed.

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { K = 8, N = 20, DIM = 2 * N, STAGES = 6 };

// The parameters of the links; other values inside what is assumed do as well.
static const double p_c1 = 1.0;
static const double p_c3 = -0.25;
static const double p_w = 1.0;
static double phi[K + 1], sigma[K + 1];

// The coefficients from the parameters: call it before anything else.
void set_coefficients(void) {
    phi[0] = 0.0;
    phi[1] = p_c1;
    phi[2] = 0.0;
    phi[3] = sqrt(6.0)*p_c3;
    phi[4] = 0.0;
    phi[5] = 0.0;
    phi[6] = 0.0;
    phi[7] = 0.0;
    phi[8] = 0.0;
    sigma[0] = 0.0;
    sigma[1] = 2.0*p_w/(sqrt(acos(-1.0))*sqrt(1.0 + 2.0*(p_w*p_w)));
    sigma[2] = 0.0;
    sigma[3] = -2.0*sqrt(6.0)*pow(p_w, 3.0)/(3.0*sqrt(acos(-1.0))*pow(1.0 + 2.0*(p_w*p_w), 3.0/2.0));
    sigma[4] = 0.0;
    sigma[5] = 2.0*sqrt(30.0)*pow(p_w, 5.0)/(5.0*sqrt(acos(-1.0))*pow(1.0 + 2.0*(p_w*p_w), 5.0/2.0));
    sigma[6] = 0.0;
    sigma[7] = -4.0*sqrt(35.0)*pow(p_w, 7.0)/(7.0*sqrt(acos(-1.0))*pow(1.0 + 2.0*(p_w*p_w), 7.0/2.0));
    sigma[8] = 0.0;
}

// Degrees that are learned at d = infinity.
static const int learnable[K + 1] = {
    0, 1, 0, 1,
    0, 0, 0, 0,
    0,
};

// Classes of neurons: their weights and where their second layer starts.
static const double w[N] = {
    0.05, 0.05, 0.05, 0.05,
    0.05, 0.05, 0.05, 0.05,
    0.05, 0.05, 0.05, 0.05,
    0.05, 0.05, 0.05, 0.05,
    0.05, 0.05, 0.05, 0.05,
};
static const double a_start[N] = {
    -0.95, -0.85, -0.75, -0.65,
    -0.55, -0.44999999999999996, -0.35, -0.25,
    -0.15000000000000002, -0.050000000000000044, 0.050000000000000044, 0.1499999999999999,
    0.25, 0.3500000000000001, 0.44999999999999996, 0.55,
    0.6499999999999999, 0.75, 0.8500000000000001, 0.95,
};

// e_k for all degrees.
static void residuals(const double *a, const double *s, double *e) {
    double power[N];
    for (int p = 0; p < N; p++) {
        power[p] = 1;
    }
    for (int k = 0; k <= K; k++) {
        double mean = 0;
        for (int p = 0; p < N; p++) {
            mean += w[p] * (a[p]*power[p]);
            power[p] *= s[p];
        }
        e[k] = phi[k] - sigma[k]*mean;
    }
}

// The sum of c_k x^(k - lowest) over k from lowest on.
static double polynomial(const double *c, int lowest, double x) {
    double sum = 0;
    for (int k = K; k >= lowest; k--) {
        sum = sum * x + c[k];
    }
    return sum;
}

// The derivatives of y = (a_1 ... a_N, s_1 ... s_N).
void flow(double epsilon, const double *y, double *dy) {
    const double *a = y, *s = y + N;
    double e[K + 1];
    double force[K + 1];
    double slope[K + 1];
    residuals(a, s, e);
    for (int k = 0; k <= K; k++) {
        force[k] = sigma[k]*e[k];
        slope[k] = k*sigma[k]*e[k];
    }
    for (int p = 0; p < N; p++) {
        dy[p] = polynomial(force, 0, s[p])/epsilon;
        dy[N + p] = a[p]*(1.0 - s[p]*s[p])*polynomial(slope, 1, s[p]);
    }
}

// The Jacobian by central differences: the flow is smooth, which leaves about ten digits.
static void jacobian(double epsilon, const double *y, double J[DIM][DIM]) {
    double x[DIM], above[DIM], below[DIM];
    memcpy(x, y, sizeof x);
    for (int j = 0; j < DIM; j++) {
        double h = 1e-5 * fmax(0.1, fabs(y[j]));
        x[j] = y[j] + h;
        flow(epsilon, x, above);
        x[j] = y[j] - h;
        flow(epsilon, x, below);
        x[j] = y[j];
        for (int i = 0; i < DIM; i++) {
            J[i][j] = (above[i] - below[i]) / (2 * h);
        }
    }
}

// A = LU in place, rows exchanged as row says.
static void factor(double A[DIM][DIM], int *row) {
    for (int k = 0; k < DIM; k++) {
        int best = k;
        for (int i = k + 1; i < DIM; i++) {
            best = fabs(A[i][k]) > fabs(A[best][k]) ? i : best;
        }
        row[k] = best;
        for (int j = 0; j < DIM; j++) {
            double x = A[k][j];
            A[k][j] = A[best][j];
            A[best][j] = x;
        }
        for (int i = k + 1; i < DIM; i++) {
            A[i][k] /= A[k][k];
            for (int j = k + 1; j < DIM; j++) {
                A[i][j] -= A[i][k] * A[k][j];
            }
        }
    }
}

static void solve(double A[DIM][DIM], const int *row, double *x) {
    for (int k = 0; k < DIM; k++) {
        double pivot = x[row[k]];
        x[row[k]] = x[k];
        x[k] = pivot;
    }
    for (int i = 0; i < DIM; i++) {
        for (int j = 0; j < i; j++) {
            x[i] -= A[i][j] * x[j];
        }
    }
    for (int i = DIM - 1; i >= 0; i--) {
        for (int j = i + 1; j < DIM; j++) {
            x[i] -= A[i][j] * x[j];
        }
        x[i] /= A[i][i];
    }
}

static const double GAMMA = 0.25;
static const double ALPHA[STAGES][STAGES] = {
    {0},
    {1.544},
    {0.9466785280815826, 0.2557011698983284},
    {3.314825187068521, 2.896124015972201, 0.9986419139977817},
    {1.221224509226641, 6.019134481288629, 12.53708332932087, -0.687886036105895},
    {1.221224509226641, 6.019134481288629, 12.53708332932087, -0.687886036105895, 1},
};
static const double COUPLING[STAGES][STAGES] = {
    {0},
    {-5.6688},
    {-2.430093356833875, -0.2063599157091915},
    {-0.1073529058151375, -9.594562251023355, -20.47028614809616},
    {7.496443313967647, -10.24680431464352, -33.99990352819905, 11.7089089320616},
    {8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136, -6.058818238834054},
};

// One step of length h from y; the error is estimated by the last stage.
static void step(double epsilon, const double *y, double J[DIM][DIM], double h, double *next, double *error) {
    double A[DIM][DIM], stage[STAGES][DIM];
    int row[DIM];
    for (int i = 0; i < DIM; i++) {
        for (int j = 0; j < DIM; j++) {
            A[i][j] = (i == j) / (GAMMA * h) - J[i][j];
        }
    }
    factor(A, row);
    for (int m = 0; m < STAGES; m++) {
        for (int i = 0; i < DIM; i++) {
            next[i] = y[i];
            for (int l = 0; l < m; l++) {
                next[i] += ALPHA[m][l] * stage[l][i];
            }
        }
        flow(epsilon, next, stage[m]);
        for (int i = 0; i < DIM; i++) {
            for (int l = 0; l < m; l++) {
                stage[m][i] += COUPLING[m][l] / h * stage[l][i];
            }
        }
        solve(A, row, stage[m]);
    }
    for (int i = 0; i < DIM; i++) {
        error[i] = stage[STAGES - 1][i];
        next[i] += error[i];
    }
}

// e_k^2 - phi_k^2/2: the degree k is learned where this falls to 0.
static double excess(int k, const double *y) {
    double e[K + 1];
    residuals(y, y + N, e);
    return e[k] * e[k] - phi[k] * phi[k] / 2;
}

// How much of the step h from y the degree k takes to be learned: the step is repeated with its length as the unknown
// (Illinois' rule of false position), which keeps the order of the method.
static double crossing(int k, double epsilon, const double *y, double J[DIM][DIM], double h) {
    double next[DIM], error[DIM];
    double low = 0, high = h, above = excess(k, y);
    step(epsilon, y, J, h, next, error);
    double below = excess(k, next);
    for (int i = 0, side = 0; i < 100 && high - low > 1e-14 * h; i++) {
        double x = (low * below - high * above) / (below - above);
        step(epsilon, y, J, x, next, error);
        double g = excess(k, next);
        if (g > 0) {
            low = x;
            above = g;
            below /= side > 0 ? 2 : 1;
            side = 1;
        } else {
            high = x;
            below = g;
            above /= side < 0 ? 2 : 1;
            side = -1;
        }
        if (g == 0) {
            return x;
        }
    }
    return high;
}

// The learning times by degree, as far as they are reached before t_end; the others are negative. Returns 0 if it got there.
int learning_times(double epsilon, double t_end, double rtol, double atol, double *times) {
    double y[DIM], next[DIM], error[DIM], J[DIM][DIM];
    double t = 0, h = 1e-3 * epsilon;
    int waiting = 0;
    for (int p = 0; p < N; p++) {
        y[p] = a_start[p];
        y[N + p] = 0;
    }
    for (int k = 0; k <= K; k++) {
        times[k] = learnable[k] && excess(k, y) <= 0 ? 0 : -1;
        waiting += learnable[k] && times[k] < 0;
    }
    jacobian(epsilon, y, J);
    while (waiting > 0 && t < t_end) {
        h = fmin(h, t_end - t);
        step(epsilon, y, J, h, next, error);
        double size = 0;
        for (int i = 0; i < DIM; i++) {
            double scaled = error[i] / (atol + rtol * fmax(fabs(y[i]), fabs(next[i])));
            size += scaled * scaled / DIM;
        }
        size = sqrt(size);
        double factor = isfinite(size) ? fmin(5, fmax(0.2, 0.9 * pow(size, -0.25))) : 0.2;
        if (size <= 1) {
            for (int k = 0; k <= K; k++) {
                if (learnable[k] && times[k] < 0 && excess(k, next) <= 0) {
                    times[k] = t + crossing(k, epsilon, y, J, h);
                    waiting--;
                }
            }
            t += h;
            memcpy(y, next, sizeof y);
            jacobian(epsilon, y, J);
        }
        h *= factor;
        if (h < 1e-15 * fmax(t, epsilon)) {
            fprintf(stderr, "flow: the step became too small at t = %g\n", t);
            return 1;
        }
    }
    return 0;
}

int main(int count, char **arguments) {
    double epsilon = count > 1 ? atof(arguments[1]) : 1e-4, t_end = 1000, times[K + 1];
    set_coefficients();
    int failed = learning_times(epsilon, t_end, 1e-9, 1e-12, times);
    for (int k = 0; k <= K && !failed; k++) {
        if (phi[k] == 0) {
            continue;
        } else if (!learnable[k]) {
            printf("%d never\n", k);
        } else if (times[k] < 0) {
            printf("%d >%g\n", k, t_end);
        } else {
            printf("%d %.11e\n", k, times[k]);
        }
    }
    return failed;
}
