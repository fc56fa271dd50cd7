# SPDX-License-Identifier: EUPL-1.2
# batch.sh: CSV to CSV on one thread and on two for ten thousand and for a million rows: rows a second and peak memory. Arguments: gen_batch, bench_batch.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for rows in 10000 1000000; do
  "$1" "$rows" >"$work/in.csv"
  for threads in 1 2 1 2 1 2; do "$2" loonkostensubsidie "$work/in.csv" "$work/out.csv" "$threads" 2>&1 | sed "s/^/batch, CSV to CSV, threads $threads: /"; done
done
