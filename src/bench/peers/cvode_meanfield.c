// Peer of the mean-field solves: SUNDIALS CVODE (BDF, dense direct, analytic Jacobian) on the mean-field flow of theory.md section 3,
// phi_k = sigma_k = 1 for k = 0..3, a(0) on the n midpoints of (-1, 1), s(0) = 0, to time T.
// Origin: the program handed to the project with its peers; CVODE's root finding for the learning times was added here.
// usage: cvode_meanfield N EPS T RTOL ATOL REPEATS
#include <cvode/cvode.h>
#include <math.h>
#include <nvector/nvector_serial.h>
#include <stdio.h>
#include <stdlib.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>
#include <time.h>

enum { K = 4 };
typedef struct { int n; double eps, *w, phi[K], sig[K]; } Flow;

static void forces(Flow *p, const double *a, const double *s, double *c) {
  int n = p->n;
  double M[K] = {0};
  for (int i = 0; i < n; i++) {
    double v = p->w[i] * a[i];
    for (int k = 0; k < K; k++) { M[k] += v; v *= s[i]; }
  }
  for (int k = 0; k < K; k++) c[k] = p->sig[k] * (p->phi[k] - p->sig[k] * M[k]);
}

static int rhs(realtype t, N_Vector y, N_Vector yd, void *u) {
  Flow *p = u;
  int n = p->n;
  double *a = N_VGetArrayPointer(y), *s = a + n, *d = N_VGetArrayPointer(yd), c[K];
  forces(p, a, s, c);
  for (int i = 0; i < n; i++) {
    double f = 0, g = 0;
    for (int k = K - 1; k >= 0; k--) { g = g * s[i] + f; f = f * s[i] + c[k]; }
    d[i] = f / p->eps;
    d[n + i] = a[i] * (1 - s[i] * s[i]) * g;
  }
  return 0;
}

static int jac(realtype t, N_Vector y, N_Vector fy, SUNMatrix J, void *u, N_Vector t1, N_Vector t2, N_Vector t3) {
  Flow *p = u;
  int n = p->n;
  double *a = N_VGetArrayPointer(y), *s = a + n, c[K];
  forces(p, a, s, c);
  for (int i = 0; i < n; i++) {
    double D = 0, DD = 0, x = s[i], pk[K], dk[K];
    pk[0] = 1; dk[0] = 0;
    for (int k = 1; k < K; k++) { pk[k] = pk[k - 1] * x; dk[k] = k * pk[k - 1]; }
    for (int k = 1; k < K; k++) D += dk[k] * c[k];
    for (int k = 2; k < K; k++) DD += k * (k - 1) * pk[k - 2] * c[k];
    double g = a[i] * (1 - x * x);
    for (int j = 0; j < n; j++) {
      double aa = 0, as = 0, sa = 0, ss = 0, z = 1, dz = 0;
      for (int k = 0; k < K; k++) {
        double q = -p->sig[k] * p->sig[k] * p->w[j], ca = q * z, cs = q * a[j] * dz;
        aa += pk[k] * ca; as += pk[k] * cs; sa += dk[k] * ca; ss += dk[k] * cs;
        dz = (k + 1) * z; z *= s[j];
      }
      SM_ELEMENT_D(J, i, j) = aa / p->eps;
      SM_ELEMENT_D(J, i, n + j) = (as + (i == j ? D : 0)) / p->eps;
      SM_ELEMENT_D(J, n + i, j) = g * sa + (i == j ? (1 - x * x) * D : 0);
      SM_ELEMENT_D(J, n + i, n + j) = g * ss + (i == j ? g * DD - 2 * x * a[i] * D : 0);
    }
  }
  return 0;
}

// e_k^2 = phi_k^2 / 2
static int learned(realtype t, N_Vector y, realtype *g, void *u) {
  Flow *p = u;
  double *a = N_VGetArrayPointer(y), c[K];
  forces(p, a, a + p->n, c);
  for (int k = 0; k < K; k++) g[k] = fabs(c[k] / p->sig[k]) / fabs(p->phi[k]) - sqrt(0.5);
  return 0;
}

int main(int ac, char **av) {
  if (ac < 7) { fprintf(stderr, "usage: %s N EPS T RTOL ATOL REPEATS\n", av[0]); return 2; }
  int n = atoi(av[1]), rep = atoi(av[6]);
  double eps = atof(av[2]), T = atof(av[3]), rtol = atof(av[4]), atol = atof(av[5]), best = 1e9, when[K];
  SUNContext cx;
  SUNContext_Create(NULL, &cx);
  Flow p = {n, eps, malloc(8 * n), {1, 1, 1, 1}, {1, 1, 1, 1}};
  long nst = 0, nfe = 0;
  for (int r = 0; r < rep; r++) {
    N_Vector y = N_VNew_Serial(2 * n, cx);
    double *Y = N_VGetArrayPointer(y);
    for (int i = 0; i < n; i++) { p.w[i] = 1.0 / n; Y[i] = -1 + 2 * (i + .5) / n; Y[n + i] = 0; }
    for (int k = 0; k < K; k++) when[k] = -1;
    struct timespec b, e;
    clock_gettime(CLOCK_MONOTONIC, &b);
    void *m = CVodeCreate(CV_BDF, cx);
    CVodeInit(m, rhs, 0, y);
    CVodeSStolerances(m, rtol, atol);
    CVodeSetUserData(m, &p);
    CVodeSetMaxNumSteps(m, 1000000);
    SUNMatrix A = SUNDenseMatrix(2 * n, 2 * n, cx);
    SUNLinearSolver L = SUNLinSol_Dense(y, A, cx);
    CVodeSetLinearSolver(m, L, A);
    CVodeSetJacFn(m, jac);
    CVodeRootInit(m, K, learned);
    realtype t = 0;
    int flag;
    while ((flag = CVode(m, T, y, &t, CV_NORMAL)) == CV_ROOT_RETURN) {
      int found[K];
      CVodeGetRootInfo(m, found);
      for (int k = 0; k < K; k++) if (found[k] < 0 && when[k] < 0) when[k] = t;
    }
    if (flag < 0) { fprintf(stderr, "CVODE stopped with %d\n", flag); return 1; }
    clock_gettime(CLOCK_MONOTONIC, &e);
    double s = (e.tv_sec - b.tv_sec) + 1e-9 * (e.tv_nsec - b.tv_nsec);
    if (s < best) best = s;
    CVodeGetNumSteps(m, &nst);
    CVodeGetNumRhsEvals(m, &nfe);
    CVodeFree(&m);
    SUNMatDestroy(A);
    SUNLinSolFree(L);
    N_VDestroy(y);
  }
  printf("cvode n=%d eps=%g best %.4f ms steps %ld rhs %ld times", n, eps, best * 1e3, nst, nfe);
  for (int k = 0; k < K; k++) printf(" %.15g", when[k]);
  printf("\n");
}
