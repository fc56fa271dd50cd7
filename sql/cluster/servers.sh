# SPDX-License-Identifier: EUPL-1.2
# servers.sh: a coordinator and workers of PostgreSQL in a folder, reached through sockets in it only; sourced by demo.sh and by the test. Before: folder, tools (of install_copy.sh), home (this folder).
# Root cannot run a server, so root runs it as the user postgres.
if [ "$(id -u)" = 0 ]; then as() { setpriv --reuid=postgres --regid=postgres --init-groups --reset-env "$@"; } else as() { "$@"; }; fi
first_port=${BREED_CLUSTER_PORT:-6410}          # part of the name of a socket; nothing listens on the network
port_of() { echo $((first_port + $1)); }
socket=$folder/socket

prepare() {
  [ "$(printf %s "$socket" | wc -c)" -le 80 ] || { echo "servers.sh: $folder: a shorter path" >&2; return 1; }
  mkdir -p "$socket"
  chmod 711 "$folder"
  [ "$(id -u)" != 0 ] || chown postgres "$folder" "$socket"
  chmod 700 "$socket"
  export PGHOST="$socket" PGUSER=breed PGDATABASE=postgres
}

# server N: makes server N and starts it; 0 is the coordinator.
server() {
  as "$tools/initdb" -D "$folder/$1" -U breed -A trust -E UTF8 --locale=C --no-sync --wal-segsize=1 >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; return 1; }
  start "$1"
}
# Durable as a real one: what a killed worker had committed must be there when it is back.
start() {
  as "$tools/pg_ctl" -D "$folder/$1" -l "$folder/log.$1" -w -t 60 -o "-p $(port_of "$1") -k $socket -c listen_addresses='' -c unix_socket_permissions=0700 -c shared_buffers=64MB -c jit=off -c autovacuum_naptime=60s" start >"$folder/start.log" 2>&1 ||
    { cat "$folder/start.log" "$folder/log.$1" >&2; return 1; }
}
stop_all() {
  for data in "$folder"/[0-9]*; do [ ! -e "$data/postmaster.pid" ] || as "$tools/pg_ctl" -D "$data" -m immediate -w stop >/dev/null 2>&1; done
}
# sql N ARGUMENTS of psql
sql() {
  n=$1
  shift
  psql -XqAt -v ON_ERROR_STOP=1 -p "$(port_of "$n")" "$@"
}

# cluster WORKERS (a power of two): the servers and what lies in them.
cluster() {
  workers=$1
  prepare || return 1
  server 0 || return 1
  plproxy=""
  k=1
  while [ "$k" -le "$workers" ]; do
    server "$k" || return 1
    sql "$k" -f "$home/worker.sql" || return 1
    plproxy="$plproxy p$((k - 1)) 'host=$socket port=$(port_of "$k") dbname=postgres'"
    [ "$k" = "$workers" ] || plproxy="$plproxy,"
    k=$((k + 1))
  done
  sql 0 -f "$home/coordinator.sql" || return 1
  {
    echo "CREATE SERVER breed_workers FOREIGN DATA WRAPPER plproxy OPTIONS ($plproxy);"
    echo "CREATE USER MAPPING FOR CURRENT_USER SERVER breed_workers OPTIONS (user 'breed');"
    echo "CREATE EXTENSION postgres_fdw;"
    echo "CREATE TABLE breed_cluster.person (partition int NOT NULL, id bigint NOT NULL, born date NOT NULL, day date NOT NULL, flat_rate boolean NOT NULL, wage_value_thousandths int, hours_hundredths int NOT NULL) PARTITION BY LIST (partition);"
    k=1
    while [ "$k" -le "$workers" ]; do
      echo "CREATE SERVER worker_$k FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '$socket', port '$(port_of "$k")', dbname 'postgres', extensions 'breed', async_capable 'true', fetch_size '10000');"
      echo "CREATE USER MAPPING FOR CURRENT_USER SERVER worker_$k OPTIONS (user 'breed', password_required 'false');"
      echo "CREATE FOREIGN TABLE breed_cluster.person_$k PARTITION OF breed_cluster.person FOR VALUES IN ($((k - 1))) SERVER worker_$k OPTIONS (schema_name 'breed_cluster', table_name 'person');"
      k=$((k + 1))
    done
  } | sql 0 || return 1
}

# people N: so many made-up ones to each worker.
people() {
  k=1
  while [ "$k" -le "$workers" ]; do
    sql "$k" -c "INSERT INTO breed_cluster.person SELECT $((k - 1)), i, date '1962-01-01' + (i * 7919 % 16000)::int, date '2024-01-01' + (i % 900)::int, i % 3 = 0, CASE WHEN i % 3 <> 0 THEN (30 + i % 61) * 1000 END::int,
      (800 + i * 37 % 2800)::int FROM generate_series($k::bigint, $1::bigint * $workers, $workers) i" -c "VACUUM ANALYZE breed_cluster.person" || return 1
    k=$((k + 1))
  done
}
count_people="SELECT partition, count(*), sum(breed.loonkostensubsidie_bedrag_per_maand_cents(peildatum => day, geboortedatum => born, forfaitair => flat_rate, loonwaarde_thousandths => wage_value_thousandths,
  uren_per_week_hundredths => hours_hundredths, voltijduren_hundredths => 3600)) AS cents FROM breed_cluster.person GROUP BY partition ORDER BY partition"
# Both are off unless asked for; the aggregate then runs at the workers, all at once.
reading="SET enable_partitionwise_aggregate = on; SET enable_async_append = on"

# work RUN: a session a worker, at the same time; fails when one of them does.
work() {
  waiting=""
  k=0
  while [ "$k" -lt "$workers" ]; do
    sql 0 -c "CALL breed_cluster.work('$1', $k)" 2>"$folder/work.$k" &
    waiting="$waiting $!"
    k=$((k + 1))
  done
  worked=0
  for one in $waiting; do wait "$one" || worked=1; done
  return $worked
}

# parts RUN FOLDER: the parts of a run as files for breed simulate --merge.
parts() {
  mkdir -p "$2"
  for shard in $(sql 0 -c "SELECT shard FROM breed_cluster.shard WHERE run = '$1' ORDER BY shard"); do
    sql 0 -c "SELECT part FROM breed_cluster.parts_of('$1') WHERE shard = $shard" >"$2/part-$shard.json" || return 1
  done
}
