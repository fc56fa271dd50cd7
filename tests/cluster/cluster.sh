# SPDX-License-Identifier: EUPL-1.2
# cluster.sh: a simulation on one thread, on two, and over a coordinator with two workers is the same byte for byte; so is one of which a worker was killed half-way, after only its shards were run
# again; and a worker that computes otherwise is refused before anything begins. Arguments: source folder, build folder, program. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$1/tests/tap.sh"
source=$1 build=$2 breed=$3
command -v pg_config >/dev/null && [ -e "$(pg_config --sharedir)/extension/plproxy.control" ] || skip_all "PL/Proxy is not there (Debian: postgresql-15-plproxy)"
make_work
folder=$work/cluster home=$source/sql/cluster
mkdir "$folder"
chmod 755 "$work"
export BREED_CLUSTER_PORT=6420
# shellcheck source=sql/cluster/servers.sh
. "$home/servers.sh"
at_end() { stop_all; }
why_not() { tail -n 5 "$folder"/log.* "$folder"/work.* 2>/dev/null; }
tools=$(sh "$source/sql/install_copy.sh" "$folder/postgresql" "$build/sql") || give_up "a copy of PostgreSQL with the extension in it"
cluster 2 >"$work/log" 2>&1 || give_up "a coordinator and two workers start" "$(cat "$work/log")"
state() { sql 0 -F ' ' -c "SELECT shard, worker, state, tries FROM breed_cluster.shard WHERE run = '$1' ORDER BY shard" | tr '\n' ','; }
same() { cmp "$work/one/uitkomst.json" "$1/uitkomst.json" 2>&1; diff -r "$work/one" "$1" 2>&1 | head -n 5; }
begin() { echo "SELECT breed_cluster.begin_run('$1', 2, $2, 1000, 7, NULL, $3)" | sql 0 2>&1; }

# ---- reading ----
people 5000
plan=$(sql 0 -c "$reading" -c "EXPLAIN (COSTS OFF) $count_people")
ok $(($(echo "$plan" | grep -c 'Async Foreign Scan') != 2 || $(echo "$plan" | grep -c 'Aggregate on') != 2)) "the rule is computed at both workers, at the same time" "$plan"
here=$(sql 0 -c "SET enable_partitionwise_aggregate = off" -c "$count_people")
is "and says there what it says here" "$(sql 0 -c "$reading" -c "$count_people")" "$here"
ok $(($(echo "$here" | awk -F'|' '$2 == 5000 && $3 > 0' | wc -l) != 2)) "of every person" "$here"

# ---- the same everywhere ----
"$breed" simulate --scale 1000 --seed 7 -j 1 -o "$work/one" >/dev/null && "$breed" simulate --scale 1000 --seed 7 -j 2 -o "$work/two" >/dev/null
ok $? "a simulation in one process"
holds "on two threads it is the same" "$(same "$work/two")"
is "a run begins when all compute the same" "$(begin first 4 NULL)" 4
work first
ok $? "its shards are run where the data lie"
is "each once" "$(state first)" "1 0 klaar 1,2 1 klaar 1,3 0 klaar 1,4 1 klaar 1,"
parts first "$work/parts" && "$breed" simulate --merge "$work"/parts/*.json -o "$work/first" >/dev/null
ok $? "its parts can be put together"
holds "over two workers the simulation is the same" "$(same "$work/first")"
twice=$(sql 1 -c "SELECT breed_cluster.do_shard('first', 1, 4, 1, 7, NULL, NULL)" -c "SELECT count(*) FROM breed_cluster.part" | tr '\n' ' ')
is "a shard that is run twice is there once" "$twice" "1 2 "

# ---- a worker is lost half-way ----
begin lost 40 NULL >/dev/null
work lost 2>/dev/null &
busy=$!
n=0
until [ "$(sql 0 -c "SELECT count(*) FROM breed_cluster.shard WHERE run = 'lost' AND worker = 1 AND state = 'klaar'")" -ge 2 ] || [ $n -ge 300 ]; do sleep 0.1; n=$((n + 1)); done
postmaster=$(head -n 1 "$folder/2/postmaster.pid")
children=$(ps -o pid= --ppid "$postmaster")
# As when the power goes: the server first, then whatever it had begun.
# shellcheck disable=SC2086
kill -9 "$postmaster" $children 2>/dev/null
wait $busy
ok $(($? == 0)) "a lost worker is an error"
lost=$(sql 0 -c "SELECT count(*) FILTER (WHERE state = 'klaar'), count(*) FILTER (WHERE state = 'mislukt'), count(*) FILTER (WHERE state = 'open'), count(*) FILTER (WHERE state = 'bezig') FROM breed_cluster.shard WHERE run = 'lost' AND worker = 1")
ok "$(echo "$lost" | awk -F'|' '{ print !($1 >= 2 && $2 == 1 && $3 >= 1 && $4 == 0) }')" "of its shards some are done, one failed, the rest is open" "$lost"
ok "$(sql 0 -c "SELECT count(*) FROM breed_cluster.shard WHERE run = 'lost' AND state = 'mislukt' AND message <> ''" | sed 's/^1$/0/')" "the failed one says why" "$(sql 0 -c "SELECT message FROM breed_cluster.shard WHERE run = 'lost'")"
is "the other worker did all of its own" "$(sql 0 -c "SELECT count(*) FROM breed_cluster.shard WHERE run = 'lost' AND worker = 0 AND state = 'klaar' AND tries = 1")" 20
said=$(sql 0 -c "CALL breed_cluster.work('lost', 1)" 2>&1)
ok $(($? == 0)) "as long as it is away the error is clear, and the coordinator stays" "$said"
done_before=$(sql 0 -c "SELECT string_agg(shard::text, ',' ORDER BY shard) FROM breed_cluster.shard WHERE run = 'lost' AND state = 'klaar'")
n=0
until start 2 2>/dev/null || [ $n -ge 50 ]; do sleep 0.2; n=$((n + 1)); done
work lost
ok $? "when it is back the rest is run"
is "and only the rest" "$(sql 0 -c "SELECT string_agg(shard::text, ',' ORDER BY shard) FROM breed_cluster.shard WHERE run = 'lost' AND tries = 1 AND shard IN ($done_before)")" "$done_before"
rm -rf "$work/parts"
parts lost "$work/parts" && "$breed" simulate --merge "$work"/parts/*.json -o "$work/lost" >/dev/null
holds "the total is that of one process" "$(same "$work/lost")"
said=$("$breed" simulate --merge "$work"/parts/part-1*.json -o "$work/incomplete" 2>&1)
ok $(($? == 0 || $(ls "$work/incomplete" 2>/dev/null | wc -l) > 0)) "with parts missing nothing is written" "$said"

# ---- a worker that computes otherwise ----
overlay='{"parameters": [{"name": "lks_forfait", "values": [{"from": "2026-01-01", "value": 40, "status": "afgeleid", "source": "test"}]}]}'
sql 2 -c "CREATE OR REPLACE FUNCTION breed_cluster.digests(worker_nr int, law_overlay jsonb) RETURNS jsonb LANGUAGE sql AS \$\$ SELECT breed.digests(coalesce(law_overlay, '$overlay')) \$\$"
said=$(begin refused 4 NULL)
ok $(($(echo "$said" | grep -c 'worker 1: recht') != 1)) "a worker with another law is refused by name" "$said"
# Another library: the same, but for one letter of what it says it was made of.
program=$(sql 0 -c "SELECT breed.program()")
sed "s/$program/$(echo "$program" | sed 's/.$/x/')/g" "$folder/postgresql$(pg_config --pkglibdir)/breed.so" >"$folder/other.so"
chmod a+r "$folder/other.so"
sql 2 -c "CREATE OR REPLACE FUNCTION breed_cluster.digests(worker_nr int, law_overlay jsonb) RETURNS jsonb LANGUAGE sql AS \$\$ SELECT breed.digests(law_overlay) \$\$" -c "UPDATE pg_proc SET probin = '$folder/other.so' WHERE proname = 'digests' AND pronamespace = 'breed'::regnamespace"
said=$(begin refused 4 NULL)
ok $(($(echo "$said" | grep -c "worker 1: programma: '$(echo "$program" | sed 's/.$/x/')'") != 1)) "a worker with another program too" "$said"
is "nothing was begun" "$(sql 0 -c "SELECT count(*) FROM breed_cluster.run WHERE run = 'refused'")" 0

# ---- what a server is asked that cannot be ----
said=$(sql 1 -c "SELECT breed.simulate(scale => 0, seed => -1, year => 1999, shard => 3, parts => 2)" 2>&1)
ok $(($(echo "$said" | grep -cE '^(DETAIL:  )?(scale|seed|year|shard): .*allowed') != 4)) "numbers that cannot be are named, all of them" "$said"
start_of=$(date +%s)
sql 1 -c "SET statement_timeout = '2s'" -c "SELECT breed.simulate(scale => 1)" >/dev/null 2>&1
ok $(($? == 0 || $(date +%s) - start_of > 30)) "a simulation that takes too long can be cancelled"
end_of_test
