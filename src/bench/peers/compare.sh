#!/bin/sh
# Measures Plateau beside its peers, in turn in one run, and writes validation/benchmarks.md; about 20 minutes on a quiet machine.
#   src/bench/peers/compare.sh [SECTION,…]    sections: solves, sgd, evaluations, memory (default: all)
# Needs: apt-get install python3-numpy python3-scipy python3-torch libsundials-dev gcc. What is missing is said on the page.
# Cold starts and the sweep (startup.sh) belong to the whole page. Other measurements that write target/benchmarks/NAME.md (a section)
# and NAME.claims (its lines of the first table) are taken along. ROUNDS=N changes the number of rounds (5).
set -e
cd "$(dirname "$0")/../../.."
peers=src/bench/peers
mkdir -p target/benchmarks
with() { for python in python3 /usr/bin/python3; do if "$python" -c "import $1" 2> /dev/null; then echo "$python"; return; fi; done; echo python3; }
scipy=$(with scipy)
torch=$(with torch)
gcc -O3 -march=native $peers/cvode_meanfield.c -o target/cvode_meanfield \
    -lsundials_cvode -lsundials_nvecserial -lsundials_sunmatrixdense -lsundials_sunlinsoldense -lm \
    || echo "CVODE cannot be built: its lines will be missing" >&2
sundials=$(grep -rhoE 'SUNDIALS_VERSION "[0-9.]+' /usr/include/sundials/sundials_config.h 2> /dev/null | grep -oE '[0-9.]+$' || true)
versions="SUNDIALS ${sundials:-?}, SciPy $("$scipy" -c 'import scipy; print(scipy.__version__)' 2> /dev/null || echo '?'), PyTorch \
$("$torch" -c 'import torch; print(torch.__version__)' 2> /dev/null || echo '?')"
# The jar of today: for the section on memory, and for start-up.
mvn -q -B -DskipTests package
rm -f target/benchmarks/startup.*
if [ -z "$1" ]; then
    CLAIMS=target/benchmarks/startup.claims $peers/startup.sh 7 > target/benchmarks/startup.md
fi
mvn -q -B -Pbenchmark test-compile dependency:build-classpath -Dmdep.outputFile=target/benchmarks/classpath -Dmdep.includeScope=test
exec java -Xmx3g -cp "target/test-classes:target/classes:$(cat target/benchmarks/classpath)" \
    -Dpeers=$peers -Dscipy="$scipy" -Dtorch="$torch" -Dversions="$versions" -Donly="$1" -Drounds="${ROUNDS:-5}" plateau.bench.BenchmarkPage
