# SPDX-License-Identifier: EUPL-1.2
# demo.sh: breed cluster demo. Arguments: folder with these files, program breed, folder of the extension ("" when it is installed), language, scale, seed, file of the reform or "", folder of the results or "".
set -u
home=$1 breed=$2 extension=$3 lang=$4 scale=$5 seed=$6 reform=$7 results=$8
say() { if [ "$lang" = en ]; then echo "$2"; else echo "$1"; fi; }
fail() { say "$1" "$2" >&2; exit 1; }
folder=$(mktemp -d "${TMPDIR:-/tmp}/breed-cluster.XXXXXX") || exit 1
tools=""
finish() { [ -z "$tools" ] || stop_all; rm -rf "$folder"; }
trap finish EXIT
trap 'exit 1' INT TERM
# shellcheck source=sql/cluster/servers.sh
. "$home/servers.sh"
command -v pg_config >/dev/null && command -v psql >/dev/null || fail "PostgreSQL is er niet (Debian: postgresql-15, postgresql-server-dev-15, postgresql-15-plproxy)" "PostgreSQL is not there (Debian: postgresql-15, postgresql-server-dev-15, postgresql-15-plproxy)"
[ -e "$(pg_config --sharedir)/extension/plproxy.control" ] || fail "PL/Proxy is er niet (Debian: postgresql-15-plproxy)" "PL/Proxy is not there (Debian: postgresql-15-plproxy)"
if [ -n "$extension" ]; then tools=$(sh "$home/install_copy.sh" "$folder/postgresql" "$extension") || exit 1
elif [ -e "$(pg_config --sharedir)/extension/breed.control" ]; then tools=$(pg_config --bindir)
else fail "de extensie breed is niet gebouwd of geinstalleerd (zie docs/sql.md)" "the extension breed is neither built nor installed (see docs/sql.md)"; fi

say "1. Een coordinator en twee werkers starten (alleen bereikbaar via sockets in een eigen map)" "1. Starting a coordinator and two workers (reached through sockets in a folder of their own only)"
cluster 2 || exit 1
say "2. Bij iedere werker 100.000 verzonnen mensen" "2. 100,000 made-up people at each worker"
people 100000 || exit 1
say "3. Lezen over beide: de regel rekent bij de werkers, tegelijk" "3. Reading over both: the rule is computed at the workers, at the same time"
sql 0 -c "$reading" -c "EXPLAIN (COSTS OFF) $count_people" | sed 's/^/     /' || exit 1
sql 0 -c "$reading" -c "$count_people" | sed 's/^/   /' || exit 1

say "4. Een simulatie in vier delen, waar de gegevens liggen (schaal 1:$scale)" "4. A simulation in four shards, where the data lie (scale 1:$scale)"
overlay=NULL
[ -z "$reform" ] || overlay="\$breed_overlay\$$(cat "$reform")\$breed_overlay\$"
echo "SELECT 1 FROM (SELECT breed_cluster.begin_run('demo', 2, 4, $scale, $seed, NULL, $overlay)) begun" | sql 0 >/dev/null || exit 1
say "   recht, programma en extensie zijn overal gelijk" "   law, program and extension are the same everywhere"
work demo || { cat "$folder"/work.* >&2; exit 1; }
sql 0 -F ' ' -c "SELECT '  ', shard, worker, state FROM breed_cluster.shard WHERE run = 'demo' ORDER BY shard"
parts demo "$folder/parts" || exit 1
say "5. De delen samen, en hetzelfde in een proces" "5. The shards together, and the same in one process"
"$breed" simulate --merge "$folder"/parts/*.json --lang "$lang" -o "$folder/merged" >"$folder/summary" || exit 1
[ -z "$reform" ] || { sql 0 -c "SELECT law_overlay FROM breed_cluster.run WHERE run = 'demo'" | tr -d '\n' >"$folder/law_overlay.json"; }
# shellcheck disable=SC2046
"$breed" simulate --scale "$scale" --seed "$seed" $([ -z "$reform" ] || echo "--reform $folder/law_overlay.json") --lang "$lang" -o "$folder/alone" >/dev/null || exit 1
if diff -r "$folder/merged" "$folder/alone" >"$folder/differences"; then say "   byte voor byte gelijk" "   the same, byte for byte"
else cat "$folder/differences" >&2; fail "   er zijn verschillen" "   there are differences"; fi
cat "$folder/summary"
[ -z "$results" ] || { mkdir -p "$results" && cp -r "$folder/merged/." "$results/"; }
