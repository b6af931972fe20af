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
# Needs the packages OrdinaryDiffEq and Printf.

using OrdinaryDiffEq
using Printf

const K = 8
const N = 20
# The parameters of the links; other values inside what is assumed do as well.
const p_c1 = 1.0
const p_c3 = -0.25
const p_w = 1.0
# The coefficients of degree k stand at k + 1.
const phi = [
    0.0, # k = 0
    p_c1, # k = 1
    0.0, # k = 2
    sqrt(6.0)*p_c3, # k = 3
    0.0, # k = 4
    0.0, # k = 5
    0.0, # k = 6
    0.0, # k = 7
    0.0, # k = 8
]
const sigma = [
    0.0, # k = 0
    2.0*p_w/(sqrt(pi)*sqrt(1.0 + 2.0*(p_w*p_w))), # k = 1
    0.0, # k = 2
    -2.0*sqrt(6.0)*p_w^3.0/(3.0*sqrt(pi)*(1.0 + 2.0*(p_w*p_w))^(3.0/2.0)), # k = 3
    0.0, # k = 4
    2.0*sqrt(30.0)*p_w^5.0/(5.0*sqrt(pi)*(1.0 + 2.0*(p_w*p_w))^(5.0/2.0)), # k = 5
    0.0, # k = 6
    -4.0*sqrt(35.0)*p_w^7.0/(7.0*sqrt(pi)*(1.0 + 2.0*(p_w*p_w))^(7.0/2.0)), # k = 7
    0.0, # k = 8
]
# Degrees that are learned at d = infinity.
const learnable = [
    false, true, false, true,
    false, false, false, false,
    false,
]
# Classes of neurons: their weights and where their second layer starts.
const w = [
    0.05, 0.05, 0.05, 0.05,
    0.05, 0.05, 0.05, 0.05,
    0.05, 0.05, 0.05, 0.05,
    0.05, 0.05, 0.05, 0.05,
    0.05, 0.05, 0.05, 0.05,
]
const a_start = [
    -0.95, -0.85, -0.75, -0.65,
    -0.55, -0.44999999999999996, -0.35, -0.25,
    -0.15000000000000002, -0.050000000000000044, 0.050000000000000044, 0.1499999999999999,
    0.25, 0.3500000000000001, 0.44999999999999996, 0.55,
    0.6499999999999999, 0.75, 0.8500000000000001, 0.95,
]

"e_k for all degrees."
function residuals(a, s)
    return [phi[k + 1] - sigma[k + 1]*sum(w[p]*(a[p]*s[p]^k) for p in 1:N) for k in 0:K]
end

"The derivatives of y = (a, s)."
function flow!(dy, y, epsilon, t)
    a = view(y, 1:N)
    s = view(y, (N + 1):(2N))
    e = residuals(a, s)
    force = [sigma[k + 1]*e[k + 1] for k in 0:K]
    slope = [k*sigma[k + 1]*e[k + 1] for k in 1:K]
    for p in 1:N
        dy[p] = evalpoly(s[p], force)/epsilon
        dy[N + p] = a[p]*(1.0 - s[p]*s[p])*evalpoly(s[p], slope)
    end
    return nothing
end

"e_j^2 - phi_j^2/2 for the degrees j: a degree is learned where this falls to 0."
function excess(y, degrees)
    e = residuals(view(y, 1:N), view(y, (N + 1):(2N)))
    return [e[j + 1]^2 - phi[j + 1]^2 / 2 for j in degrees]
end

"The learning times of the learnable degrees, by degree, as far as they are reached before t_end."
function learning_times(epsilon, t_end; reltol = 1e-10, abstol = 1e-13)
    start = vcat(a_start, zeros(N))
    candidates = [j for j in 0:K if learnable[j + 1]]
    times = Dict(j => 0.0 for (j, g) in zip(candidates, excess(start, candidates)) if g <= 0)
    waiting = [j for j in candidates if !haskey(times, j)]
    if isempty(waiting)
        return times
    end
    condition!(out, y, t, integrator) = (out .= excess(y, waiting))
    function learned!(integrator, i)
        get!(times, waiting[i], integrator.t)
        if length(times) == length(candidates)
            terminate!(integrator)
        end
        return nothing
    end
    # Only downward crossings count: the rising side has no effect.
    callback = VectorContinuousCallback(condition!, nothing, learned!, length(waiting))
    problem = ODEProblem(flow!, start, (0.0, t_end), epsilon)
    solve(problem, Rodas5P(); reltol, abstol, callback, save_everystep = false)
    return times
end

function main()
    epsilon = isempty(ARGS) ? 1e-4 : parse(Float64, ARGS[1])
    t_end = 1000.0
    times = learning_times(epsilon, t_end)
    for j in 0:K
        if phi[j + 1] == 0
            continue
        elseif !learnable[j + 1]
            @printf("%d never\n", j)
        elseif haskey(times, j)
            @printf("%d %.11e\n", j, times[j])
        else
            @printf("%d >%g\n", j, t_end)
        end
    end
end

main()
