#!/bin/sh
# One prediction (20 classes, 4 degrees, T = 1, rtol 1e-8) by Plateau and by CVODE, interleaved in one run; prints medians in ms.
# Needs gcc and libsundials-dev; compiles everything else itself.
set -e
cd "$(dirname "$0")/../../.."
mkdir -p target
gcc -O3 -march=native src/bench/peers/cvode_meanfield.c -o target/cvode_meanfield \
    -lsundials_cvode -lsundials_nvecserial -lsundials_sunmatrixdense -lsundials_sunlinsoldense -lm
exec mvn -q -Pbenchmark test-compile exec:exec -Dbenchmark.main=plateau.timescale.PeerComparison -Dbenchmark=target/cvode_meanfield
