#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# with_postgres.sh PROGRAM [ARGUMENTS]: runs a test against a PostgreSQL of its own: made in a temporary folder, reached through a socket in it, gone afterwards.
# The server refuses to run as root, so root runs it as the user postgres. Its address comes behind the arguments.
set -u
bin=${BREED_PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)}
if [ -z "$bin" ] || ! [ -x "$bin/initdb" ]; then
  echo "1..0 # SKIP no PostgreSQL server is installed (Debian: postgresql-15)"
  exit 0
fi
here=$(pwd)
work=$(mktemp -d /tmp/breed-pg.XXXXXX)
export BREED_PG_FOLDER="$work"
if [ "$(id -u)" = 0 ]; then
  chown postgres "$work"
  other="setpriv --reuid=postgres --regid=postgres --init-groups --reset-env"
else
  other=""
fi
as() { $other "$@"; }
export BREED_PG_START="$other $work/start"
# Started again by the test after it killed the server: the same words, in a file of their own.
cat >"$work/start" <<START
#!/bin/sh
ulimit -f "\${1:-unlimited}"
exec "$bin/pg_ctl" -D "$work/data" -l "$work/log" -w -t 60 -o "-k $work -c listen_addresses='' -c unix_socket_permissions=0777 -c max_connections=60 -c shared_buffers=64MB -c fsync=on -c autovacuum_naptime=5s" start
START
chmod 755 "$work/start"
chmod 711 "$work"
finish() {
  as "$bin/pg_ctl" -D "$work/data" -m immediate -w stop >/dev/null 2>&1
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM
cd "$work" || exit 1
if ! as "$bin/initdb" -D "$work/data" -U breed -A trust -E UTF8 --locale=C --data-checksums --wal-segsize=1 --no-sync >"$work/initdb.log" 2>&1 || ! as "$work/start" >/dev/null 2>&1; then
  echo "1..1"
  echo "not ok 1 - a PostgreSQL for the test starts"
  sed 's/^/# /' "$work/initdb.log" "$work/log" 2>/dev/null | tail -n 20
  exit 1
fi
cd "$here" || exit 1
"$@" "postgresql:///postgres?host=$work&user=breed"
