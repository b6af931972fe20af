#!/bin/sh
# Cold starts and a sweep of 1000 predictions, as whole processes; prints a small Markdown table. Needs a built project
# (mvn -q -DskipTests package), /usr/bin/time and a quiet machine.
#
#   src/bench/peers/startup.sh [RUNS]      counted runs of each command, at least 5 (default: 7)
#
# With CLAIMS=FILE in the environment it also writes there what was asked, what was measured and whether it holds.
#
# The commands take turns, so that a machine that drifts drifts for all. Each line: median of the wall-clock times, of the
# processor times (user + system), and the spread of the wall-clock times. The speed-up of a sweep is the median of the
# runs' ratios, each of a run on one core to the mean of the runs on two before and after it.
set -eu
cd "$(dirname "$0")/../../.."
runs=${1:-7}
case $runs in *[!0-9]* | '') echo "startup.sh: RUNS must be a whole number of at least 5" >&2; exit 2 ;; esac
[ "$runs" -ge 5 ] || { echo "startup.sh: RUNS must be at least 5" >&2; exit 2; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# measure NAME COMMAND...: one run, appended to NAME's samples as "wall cpu".
measure() {
  name=$1
  shift
  /usr/bin/time -f '%e %U %S' -o "$scratch/time" "$@" >/dev/null 2>&1
  awk '{ printf "%.3f %.3f\n", $1, $2 + $3 }' "$scratch/time" >>"$scratch/$name"
}

# cold NAME COMMAND...: the mean of ten starts, since /usr/bin/time tells hundredths of a second.
cold() {
  name=$1
  shift
  /usr/bin/time -f '%e %U %S' -o "$scratch/time" sh -c \
    'i=0; while [ $i -lt 10 ]; do "$@" >/dev/null 2>&1 || exit 1; i=$((i + 1)); done' sh "$@"
  awk '{ printf "%.3f %.3f\n", $1 / 10, ($2 + $3) / 10 }' "$scratch/time" >>"$scratch/$name"
}

column() { awk -v c="$2" '{ print $c }' "$scratch/$1" | sort -n; }
median() { column "$1" "$2" | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int((NR + 2) / 2)]) / 2 }'; }
row() {
  spread="$(column "$1" 1 | head -1) to $(column "$1" 1 | tail -1)"
  printf '| %s | %.2f | %.2f | %s | %s |\n' "$2" "$(median "$1" 1)" "$(median "$1" 2)" "$spread" "$3"
}

formula='--target z^3/6+z^2/2+z --activation relu(z+1/2)'
sweep=src/docs/example/sweep.toml
target/plateau --version >/dev/null
# One core is one core: with one thread alone the compiler would use the other.
core=$(command -v taskset >/dev/null && echo 'taskset -c 0' || true)
run=0
while [ $run -lt "$runs" ]; do
  cold help target/plateau --help
  cold coefficients target/plateau predict --phi 1,1,1 --sigma 1,1,1
  # shellcheck disable=SC2086
  cold formula target/plateau predict $formula
  measure jar-help java -jar target/plateau.jar --help
  measure jar-coefficients java -jar target/plateau.jar predict --phi 1,1,1 --sigma 1,1,1
  # shellcheck disable=SC2086
  measure jar-formula java -jar target/plateau.jar predict $formula
  measure sweep-2 target/plateau sweep "$sweep" --threads 2 --out "$scratch/two-$run"
  # shellcheck disable=SC2086
  measure sweep-1 $core target/plateau sweep "$sweep" --threads 1 --out "$scratch/one-$run"
  measure sweep-2 target/plateau sweep "$sweep" --threads 2 --out "$scratch/again-$run"
  { tail -2 "$scratch/sweep-2"; tail -1 "$scratch/sweep-1"; } | awk '{ t[NR] = $1 } END { print 2 * t[3] / (t[1] + t[2]), 0 }' \
    >>"$scratch/speed-up"
  cmp -s "$scratch/two-$run/sweep.csv" "$scratch/one-$run/sweep.csv" ||
    { echo "startup.sh: the sweep's result depends on the number of threads" >&2; exit 1; }
  run=$((run + 1))
done

echo "## Start-up and sweeps"
echo
echo "Medians of $runs runs (sweeps by two threads: twice as many), in seconds; $(java -version 2>&1 | sed -n 2p)."
echo
echo "| whole process | wall | CPU | wall from … to | asked |"
echo "|---|---|---|---|---|"
row help '`plateau --help`' '< 0.3'
row coefficients '`plateau predict --phi … --sigma …`' '< 0.6'
row formula '`plateau predict --target … --activation …`' '< 1.2'
row jar-help '`java -jar` `--help`' ''
row jar-coefficients '`java -jar` `predict --phi … --sigma …`' ''
row jar-formula '`java -jar` `predict --target … --activation …`' ''
row sweep-2 'sweep of 1000 predictions, 2 threads' '< 20'
row sweep-1 'the same, 1 thread on 1 core' ''
echo
# claim WORDS NAME MOST: one line of the table of claims.
claim() {
  awk -v words="$1" -v time="$(median "$2" 1)" -v most="$3" \
    'BEGIN { printf "| %s | %.2f s | %s |\n", words, time, (time < most ? "yes" : "**no**") }'
}
if [ -n "${CLAIMS:-}" ]; then
  {
    claim 'Cold process: `--help` under 0.3 s' help 0.3
    claim 'Cold process: coefficient-only `predict` under 0.6 s' coefficients 0.6
    claim 'Cold process: a formula target under 1.2 s' formula 1.2
    claim 'Sweep of 1000 predictions under 20 s on 2 cores' sweep-2 20
    awk -v ratio="$(median speed-up 1)" \
      'BEGIN { printf "| The sweep on 2 cores at least 1.8 times as fast as on one | %.2f× | %s |\n", ratio, (ratio >= 1.8 ? "yes" : "**no**") }'
  } >"$CLAIMS"
fi
awk -v ratio="$(median speed-up 1)" -v least="$(column speed-up 1 | head -1)" -v most="$(column speed-up 1 | tail -1)" \
  'BEGIN { printf "The sweep on 2 threads is %.2f (%.2f–%.2f) times as fast as on one core (asked: at least 1.8); the results are equal byte for byte.\n", ratio, least, most }'
