# SPDX-License-Identifier: EUPL-1.2
# sql.sh: the extension of PostgreSQL in a server of its own: pg_regress, every worked example and random rows of every rule against the library, an upgrade. Arguments: source folder,
# build folder, the program that asks. Speaks TAP. Begins itself anew with the address of the server behind its arguments.
set -u
# shellcheck source=tests/tap.sh
. "$1/tests/tap.sh"
source=$1 build=$2 questions=$3
cd "$source" || exit 1
if [ $# = 3 ]; then
  command -v pg_config >/dev/null || skip_all "no pg_config"
  make_work
  chmod 755 "$work"
  BREED_PG_BIN=$(sh sql/install_copy.sh "$work/postgresql" "$build/sql") || give_up "a copy of PostgreSQL with the extension in it"
  # Another version of the extension beside it: a function less, one otherwise, and a type otherwise.
  scripts=$work/postgresql$(pg_config --sharedir)/extension
  new=$(ls "$build"/sql/breed--*.sql)
  awk '/^-- object / { skip = index($0, "\"norisk_json\"") || index($0, "\"bijstand_norm_cents\"") } skip { next } { if (/"reden" text,$/ && !done) { done = 1; print; print "    \"oud\" text,"; next } sub(/COST 20$/, "COST 21"); print }' "$new" >"$scripts/breed--0.0.1.sql"
  sh sql/upgrade.sh "$scripts/breed--0.0.1.sql" "$new" >"$scripts/breed--0.0.1--$(basename "$new" .sql | sed 's/.*--//').sql" || give_up "an upgrade script"
  chmod a+r "$scripts"/*
  export BREED_PG_BIN
  sh tests/store/with_postgres.sh sh "$0" "$@"
  exit
fi
address=$4
host=$(echo "$address" | sed 's/.*host=\([^&]*\).*/\1/')
export PGUSER=breed PGHOST="$host"
make_work
sql() { psql -XqAt -v ON_ERROR_STOP=1 -d "$1" -c "$2" 2>&1; }
for name in regress asked upgraded fresh; do sql postgres "CREATE DATABASE $name" >/dev/null; done

# What a person would type, with what comes of it.
regress=$(dirname "$(pg_config --pgxs)")/../test/regress/pg_regress
cp -r tests/sql/regress/sql tests/sql/regress/expected "$work/"
if [ -x "$regress" ]; then
  said=$(cd "$work" && "$regress" --use-existing --inputdir=. --outputdir=. --bindir="$(pg_config --bindir)" --host="$host" --dbname=regress catalogue calls overlay parallel 2>&1)
  ok $? "pg_regress: the functions do what a person expects" "$said $(cat "$work/regression.diffs" 2>/dev/null)"
else skipped "pg_regress: the functions do what a person expects" "pg_regress is not there (Debian: postgresql-server-dev-15)"; fi

# The library was asked the same.
sql asked "CREATE EXTENSION breed" >/dev/null
"$questions" cases >"$work/cases.sql" && psql -XqAt -v ON_ERROR_STOP=1 -d asked -f "$work/cases.sql" >"$work/cases" 2>&1
ok $? "every worked example can be asked" "$(tail -n 3 "$work/cases")"
for form in record cents json; do
  line=$(grep "^form|$form|" "$work/cases" || echo none)
  ok "$(echo "$line" | awk -F'|' '{ print !($3 > 3000 && $4 == 0) }')" "worked examples as $form: $(echo "$line" | awk -F'|' '{ print $3 " asked, " $4 " differ" }')" "$(grep '^#' "$work/cases")"
done
"$questions" rows 2500 >"$work/rows.sql" && psql -XqAt -v ON_ERROR_STOP=1 -d asked -f "$work/rows.sql" >"$work/rows" 2>&1
ok $? "random rows of every rule can be asked" "$(tail -n 3 "$work/rows")"
holds "on $(awk -F'|' '{ n += $2 } END { print n }' "$work/rows") random rows SQL says what the library says" "$(awk -F'|' 'NF != 3 || $2 < 2500 || $3 != 0' "$work/rows")"
holds "a hundred thousand rows of the two rules asked most" "$(for rule in loonkostensubsidie samenloop; do grep -q "^$rule|100000|0$" "$work/rows" || echo "$rule"; done)"
holds "every rule of the registry has functions" "$(sed -n 's/^R(\(.*\))$/\1/p' src/rules/registry.def | while read -r rule; do grep -q "^$rule|" "$work/rows" || echo "$rule"; done)"

# An installed extension becomes a new one.
objects="SELECT p.oid::regprocedure || ' ' || p.procost || ' ' || coalesce(obj_description(p.oid), '') FROM pg_proc p WHERE p.pronamespace = 'breed'::regnamespace UNION ALL
  SELECT c.relname || '.' || a.attname || ' ' || a.atttypid::regtype FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.relnamespace = 'breed'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1"
sql fresh "CREATE EXTENSION breed" >"$work/log"
sql upgraded "CREATE EXTENSION breed VERSION '0.0.1'" >>"$work/log"
sql upgraded "$objects" >"$work/old"
said=$(sql upgraded "SELECT breed.loonkostensubsidie()")
ok "$(echo "$said" | grep -q 'ALTER EXTENSION breed UPDATE'; echo $?)" "a script of another version than the library is a clear error" "$said"
sql upgraded "ALTER EXTENSION breed UPDATE" >>"$work/log"
sql upgraded "$objects" >"$work/upgraded"
sql fresh "$objects" >"$work/fresh"
holds "an upgraded extension is a new one" "$(cat "$work/log"; cmp "$work/upgraded" "$work/fresh" 2>&1; cmp -s "$work/old" "$work/fresh" && echo "the old one was no other")"

# What people told about themselves stays out of the log of the server.
sql fresh "SELECT breed.bijstand(geboortedatum => '1888-08-08', netto_inkomen => -123.45)" >/dev/null
holds "the log names the fields, never what was given" "$(grep -E '1888-08-08|123\.45' "$host/log"; grep -q 'nettoInkomen' "$host/log" || echo "the field is not named")"
end_of_test
