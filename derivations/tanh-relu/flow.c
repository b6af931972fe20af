// Mean-field flow of a wide two-layer network on a single-index target, with learning times.
//   target      phi(z) = tanh(z)
//   activation  sigma(z) = relu(z + 1/2)
//   start       a(0) of law uniform:-1:1 in 20 classes of weight w, s(0) = 0
// Written by plateau 0.1.0-SNAPSHOT:
//   plateau derive --target 'tanh(z)' --activation 'relu(z + 1/2)' --format all --out derivations/tanh-relu
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

enum { K = 20, N = 20, DIM = 2 * N, STAGES = 6 };

static const double phi[K + 1] = {
    0.0, // k = 0
    0.6057055096021589, // k = 1, by quadrature
    0.0, // k = 2
    -0.1484371907872728, // k = 3, by quadrature
    0.0, // k = 4
    0.06254752375270368, // k = 5, by quadrature
    0.0, // k = 6
    -0.031445419287678626, // k = 7, by quadrature
    0.0, // k = 8
    0.01741993142243611, // k = 9, by quadrature
    0.0, // k = 10
    -0.010291840580021461, // k = 11, by quadrature
    0.0, // k = 12
    0.006373210098597441, // k = 13, by quadrature
    0.0, // k = 14
    -0.004092849332855689, // k = 15, by quadrature
    0.0, // k = 16
    0.0027064993767028176, // k = 17, by quadrature
    0.0, // k = 18
    -0.0018336300286257415, // k = 19, by quadrature
    0.0, // k = 20
};
static const double sigma[K + 1] = {
    0.6977965574013061, // k = 0: erf(1/(2*sqrt(2)))/4 + exp(-1/8)/sqrt(2*Pi) + 1/4
    0.6914624612740131, // k = 1: erf(1/(2*sqrt(2)))/2 + 1/2
    0.24894777997569387, // k = 2: exp(-1/8)/(2*sqrt(Pi))
    -0.07186503389156329, // k = 3: -exp(-1/8)/(4*sqrt(3*Pi))
    -0.05389877541867247, // k = 4: -exp(-1/8)*sqrt(3)/(16*sqrt(Pi))
    0.044191152771386986, // k = 5: 11*exp(-1/8)/(32*sqrt(15*Pi))
    0.020501093832438793, // k = 6: 5*exp(-1/8)*sqrt(10)/(384*sqrt(Pi))
    -0.031149714208491597, // k = 7: -67*exp(-1/8)/(128*sqrt(70*Pi))
    -0.00819132595834, // k = 8: -299*exp(-1/8)/(3072*sqrt(35*Pi))
    0.023391395141904026, // k = 9: 5123*exp(-1/8)/(18432*sqrt(35*Pi))
    0.0023455866716796695, // k = 10: 361*exp(-1/8)/(20480*sqrt(14*Pi))
    -0.018195866638054174, // k = 11: -33437*exp(-1/8)/(73728*sqrt(154*Pi))
    7.889330919936198e-4, // k = 12: 50221*exp(-1/8)/(1474560*sqrt(462*Pi))
    0.014458947322941604, // k = 13: 2212393*exp(-1/8)/(983040*sqrt(6006*Pi))
    -0.002575433836002609, // k = 14: -680531*exp(-1/8)*sqrt(429)/(2724986880*sqrt(Pi))
    -0.011640658807752226, // k = 15: -309737689*exp(-1/8)/(495452160*sqrt(715*Pi))
    0.0036162483614567524, // k = 16: 4665313*exp(-1/8)*sqrt(715)/(17175674880*sqrt(Pi))
    0.009442926080888819, // k = 17: 16575533939*exp(-1/8)/(7927234560*sqrt(12155*Pi))
    -0.004213766898575376, // k = 18: -62762132639*exp(-1/8)/(47563407360*sqrt(24310*Pi))
    -0.007686487192499397, // k = 19: -36965631091*exp(-1/8)/(3523215360*sqrt(461890*Pi))
    0.004534123969401144, // k = 20: 5265897058909*exp(-1/8)/(1902536294400*sqrt(92378*Pi))
};

// Degrees that are learned at d = infinity.
static const int learnable[K + 1] = {
    0, 1, 0, 1,
    0, 1, 0, 1,
    0, 1, 0, 1,
    0, 1, 0, 1,
    0, 1, 0, 1,
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
