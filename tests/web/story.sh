#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# story.sh BREED [DATABASE]: the whole life of a dossier by the API, in two installations of two municipalities. Speaks TAP.
# DATABASE: a PostgreSQL (tests/store/with_postgres.sh gives one), where the second municipality gets a database of its own; without it both have a file.
set -u
here=$(cd "$(dirname "$0")" && pwd)
breed=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
work=$(mktemp -d /tmp/breed-story.XXXXXX)
trap 'rm -rf "$work"' EXIT
unset BREED_MASTER_KEY_FILE
a="$work/a.db" b="$work/b.db"
command -v node >/dev/null || { echo "not ok 1 - node is there (./check installs it)"; echo "1..1"; exit 1; }
if [ $# -gt 1 ]; then
  a=$2
  b=$(echo "$a" | sed 's|/postgres?|/andere?|')
  psql=$(ls /usr/lib/postgresql/*/bin/psql | sort -V | tail -n 1)
  "$psql" -q "$a" -c 'CREATE DATABASE andere' || { echo "not ok 1 - a second database"; echo "1..1"; exit 1; }
  BREED_MASTER_KEY=$(od -An -tx1 -N32 /dev/urandom | tr -d ' \n')
  export BREED_MASTER_KEY
else
  unset BREED_MASTER_KEY
fi
node "$here/story/story.mjs" "$breed" "$work" "$a" "$b"
