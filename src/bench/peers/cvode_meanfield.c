// Peer of FastSlowBenchmark, kept as it was handed to the project: the mean-field flow of theory.md section 3 by SUNDIALS CVODE.
// Peer: SUNDIALS CVODE (BDF, dense direct, analytic Jacobian) on the mean-field flow.
#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <sunmatrix/sunmatrix_dense.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <stdio.h>
#include <stdlib.h>
#include <math.h>
#include <time.h>
typedef struct {int n,K; double eps,*w,*phi,*sig;} P;
static void modes(P*p,const double*a,const double*s,double*c){int n=p->n,K=p->K;double M[64]={0};for(int i=0;i<n;i++){double v=p->w[i]*a[i];for(int k=0;k<K;k++){M[k]+=v;v*=s[i];}}for(int k=0;k<K;k++)c[k]=p->sig[k]*(p->phi[k]-p->sig[k]*M[k]);}
static int rhs(realtype t,N_Vector y,N_Vector yd,void*u){P*p=u;int n=p->n,K=p->K;double*a=N_VGetArrayPointer(y),*s=a+n,*d=N_VGetArrayPointer(yd);double c[64];modes(p,a,s,c);for(int i=0;i<n;i++){double f=0,g=0;for(int k=K-1;k>=0;k--){g=g*s[i]+f;f=f*s[i]+c[k];}d[i]=f/p->eps;d[n+i]=a[i]*(1-s[i]*s[i])*g;}return 0;}
static int jac(realtype t,N_Vector y,N_Vector fy,SUNMatrix J,void*u,N_Vector t1,N_Vector t2,N_Vector t3){P*p=u;int n=p->n,K=p->K;double*a=N_VGetArrayPointer(y),*s=a+n;double c[64];modes(p,a,s,c);
 for(int i=0;i<n;i++){double D=0,DD=0,x=s[i],pk[64],dk[64];pk[0]=1;dk[0]=0;for(int k=1;k<K;k++){pk[k]=pk[k-1]*x;dk[k]=k*pk[k-1];}
  for(int k=1;k<K;k++)D+=dk[k]*c[k];for(int k=2;k<K;k++)DD+=k*(k-1)*pk[k-2]*c[k];double g=a[i]*(1-x*x);
  for(int j=0;j<n;j++){double aa=0,as=0,sa=0,ss=0,z=1,dz=0;for(int k=0;k<K;k++){double q=-p->sig[k]*p->sig[k]*p->w[j];double ca=q*z,cs=q*a[j]*dz;aa+=pk[k]*ca;as+=pk[k]*cs;sa+=dk[k]*ca;ss+=dk[k]*cs;dz=(k+1)*z;z*=s[j];}
   SM_ELEMENT_D(J,i,j)=aa/p->eps;SM_ELEMENT_D(J,i,n+j)=(as+(i==j?D:0))/p->eps;SM_ELEMENT_D(J,n+i,j)=g*sa+(i==j?(1-x*x)*D:0);SM_ELEMENT_D(J,n+i,n+j)=g*ss+(i==j?g*DD-2*x*a[i]*D:0);}}
 return 0;}
int main(int ac,char**av){int n=atoi(av[1]);double eps=atof(av[2]),T=atof(av[3]),rtol=atof(av[4]),atol=atof(av[5]);int rep=ac>6?atoi(av[6]):1;SUNContext cx;SUNContext_Create(NULL,&cx);
 P p={n,4,eps,malloc(8*n),malloc(64),malloc(64)};for(int k=0;k<4;k++)p.phi[k]=p.sig[k]=1;
 double best=1e9;long nst=0,nfe=0;double R=0;
 for(int r=0;r<rep;r++){N_Vector y=N_VNew_Serial(2*n,cx);double*Y=N_VGetArrayPointer(y);for(int i=0;i<n;i++){p.w[i]=1.0/n;Y[i]=-1+2*(i+.5)/n;Y[n+i]=0;}
 struct timespec b,e;clock_gettime(CLOCK_MONOTONIC,&b);
 void*m=CVodeCreate(CV_BDF,cx);CVodeInit(m,rhs,0,y);CVodeSStolerances(m,rtol,atol);CVodeSetUserData(m,&p);CVodeSetMaxNumSteps(m,1000000);SUNMatrix A=SUNDenseMatrix(2*n,2*n,cx);SUNLinearSolver L=SUNLinSol_Dense(y,A,cx);CVodeSetLinearSolver(m,L,A);CVodeSetJacFn(m,jac);realtype t;CVode(m,T,y,&t,CV_NORMAL);
 clock_gettime(CLOCK_MONOTONIC,&e);double s=(e.tv_sec-b.tv_sec)+1e-9*(e.tv_nsec-b.tv_nsec);if(s<best)best=s;CVodeGetNumSteps(m,&nst);CVodeGetNumRhsEvals(m,&nfe);double c[64];modes(&p,Y,Y+n,c);R=0;for(int k=0;k<4;k++)R+=.5*c[k]*c[k];CVodeFree(&m);SUNMatDestroy(A);SUNLinSolFree(L);N_VDestroy(y);}
 printf("cvode n=%d eps=%g best %.3f ms steps %ld rhs %ld R=%.3e\n",n,eps,best*1e3,nst,nfe,R);}
