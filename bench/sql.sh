# SPDX-License-Identifier: EUPL-1.2
# sql.sh: speed of the extension of PostgreSQL: rows a second in each form, on one server with no and with two parallel workers, and over two servers. Arguments: source folder, build folder.
# BREED_SQL_ROWS: rows at each server. Each query runs five times; the median counts. Without JIT; the servers are those of sql/cluster/servers.sh, in a folder that is gone afterwards.
set -eu
source=$1 build=$2 rows=${BREED_SQL_ROWS:-5000000}
command -v pg_config >/dev/null && [ -e "$(pg_config --sharedir)/extension/plproxy.control" ] || { echo "PL/Proxy is not there (Debian: postgresql-15-plproxy)"; exit 0; }
folder=$(mktemp -d) home=$source/sql/cluster
tools=""
finish() { [ -z "$tools" ] || stop_all; rm -rf "$folder"; }
trap finish EXIT
trap 'exit 1' INT TERM
export BREED_CLUSTER_PORT=6425
# shellcheck source=sql/cluster/servers.sh
. "$home/servers.sh"
tools=$(sh "$source/sql/install_copy.sh" "$folder/postgresql" "$build/sql")
cluster 2
people "$rows"

# milliseconds SERVER SETTINGS QUERY: the median of five.
milliseconds() {
  for k in 1 2 3 4 5; do printf '%s\n\\timing on\n%s;\n' "$2" "$3" | sql "$1" | sed -n 's/^Time: \([0-9.]*\) ms.*/\1/p'; done | sort -n | sed -n 3p
}
# tell NAME ROWS MILLISECONDS
tell() { printf "%-58s %9.1f ms  %6.2f million rows/s\n" "$1" "$3" "$(awk "BEGIN { print $2 / $3 / 1000 }")"; }

alone="SET max_parallel_workers_per_gather = 0;"
two="SET max_parallel_workers_per_gather = 2; SET parallel_leader_participation = off; SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0;"
cents=$(echo "$count_people" | sed 's/SELECT partition, count(\*), /SELECT /; s/ GROUP BY.*//')
record="SELECT sum((breed.loonkostensubsidie(peildatum => day, geboortedatum => born, forfaitair => flat_rate, loonwaarde => wage_value_thousandths / 1000, uren_per_week => hours_hundredths / 100, voltijduren => 36)).bedrag_per_maand) FROM breed_cluster.person"
read_all="SELECT sum(hours_hundredths) FROM breed_cluster.person"
json="SELECT sum(length(breed.loonkostensubsidie_json(peildatum => day, geboortedatum => born, forfaitair => flat_rate, loonwaarde => wage_value_thousandths / 1000, uren_per_week => hours_hundredths / 100, voltijduren => 36)::text)) FROM (SELECT * FROM breed_cluster.person LIMIT 10000) p"

echo "loonkostensubsidie, $rows rows at each of two servers, $(nproc) cores, $(sql 1 -c 'SHOW server_version')"
tell "reading a column only, one process" "$rows" "$(milliseconds 1 "$alone" "$read_all")"
tell "an amount in cents, one process" "$rows" "$(milliseconds 1 "$alone" "$cents")"
tell "an amount in cents, two parallel workers" "$rows" "$(milliseconds 1 "$two" "$cents")"
tell "a row of all outcomes, one process" "$rows" "$(milliseconds 1 "$alone" "$record")"
tell "a row of all outcomes, two parallel workers" "$rows" "$(milliseconds 1 "$two" "$record")"
tell "an answer with its reasons, one process" 10000 "$(milliseconds 1 "$alone" "$json")"
# A cursor is read by one process at each server.
one=$(milliseconds 0 "$reading;" "$(echo "$count_people" | sed 's/FROM breed_cluster.person /FROM breed_cluster.person_1 /')")
both=$(milliseconds 0 "$reading;" "$count_people")
one_after_the_other=$(milliseconds 0 "$reading; ALTER SERVER worker_1 OPTIONS (SET async_capable 'false'); ALTER SERVER worker_2 OPTIONS (SET async_capable 'false');" "$count_people")
tell "an amount in cents, over one server" "$rows" "$one"
tell "an amount in cents, over two servers at the same time" $((2 * rows)) "$both"
tell "an amount in cents, over two servers one after the other" $((2 * rows)) "$one_after_the_other"
awk "BEGIN { printf \"two servers read %.2f times as fast as one\\n\", 2 * $one / $both }"
