#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# peers.sh BUILD: one table in one run: loonkostensubsidie over the same million rows by breed, a plain loop in C, memory alone, NumPy, DuckDB, PostgreSQL and Decimal. All sums must be the same.
# BUILD: a release build with bench_peers in it. What is not installed is left out, and named. BREED_DUCKDB: the library of DuckDB (see docs/batch.md).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=${1:?usage: bench/peers.sh BUILD}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
chmod 711 "$work"
python=
for each in /usr/bin/python3 python3; do if "$each" -c 'import numpy' 2>/dev/null; then python=$each; break; fi; done
missing=
duckdb=${BREED_DUCKDB:-}
[ -z "$duckdb" ] || [ -e "$duckdb" ] || duckdb=
[ -n "$duckdb" ] || missing="$missing; DuckDB (BREED_DUCKDB names no library)"
"$build/bench/bench_peers" "$work" "$here/peers/duckdb.sql" ${duckdb:+"$duckdb"} >"$work/lines"
if [ -n "$python" ]; then
  "$python" "$here/peers/lks.py" numpy "$work" >>"$work/lines"
  "$python" "$here/peers/lks.py" decimal "$work" >>"$work/lines"
else missing="$missing; NumPy and Decimal (Debian: python3-numpy)"; fi
sh "$here/../tests/store/with_postgres.sh" sh "$here/peers/postgres.sh" "$work" "$here/peers/postgres.sql" >"$work/postgres" || { cat "$work/postgres" >&2; exit 1; }
if grep -q '^postgres;' "$work/postgres"; then grep '^postgres;' "$work/postgres" >>"$work/lines"; else missing="$missing; PostgreSQL (Debian: postgresql-15)"; fi
[ -z "$missing" ] || echo "left out: ${missing#; }" >&2
awk -F ';' -f "$here/peers/table.awk" "$work/lines"
