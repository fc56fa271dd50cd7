#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# start.sh: ./start serves, tells its address and what to try, and ends well. Arguments: source folder, build folder. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
source=$1
export BREED_BUILD="$2" BREED_NO_APT=1
grep -q BREED_WEB "$2/build.ninja" || skip_all "this build has no server: libmicrohttpd-dev was not there"
make_work
one="" two=""
at_end() { [ -z "$one" ] || kill "$one" 2>/dev/null; [ -z "$two" ] || kill "$two" 2>/dev/null; }
address_in() { for _ in $(seq 300); do grep -qE '^http://127\.0\.0\.1:[0-9]+/$' "$1" && break; sleep 0.2; done; sed -n 's/^\(http:.*\)$/\1/p' "$1"; }

cd / || exit 1
"$source/start" --port 0 >"$work/one" 2>"$work/errors" &
one=$!
address=$(address_in "$work/one")
is "the address stands on a line of its own" "$(echo "$address" | grep -cE '^http://127\.0\.0\.1:[0-9]+/$')" 1
is "there is the start page" "$(curl -sS "$address" | grep -c '<html lang="nl"')" 1
sed -n '/curl -s/,/ -d /p' "$work/one" | sed 's/.*Proberen: *//' >"$work/try"
is "what it says to try, works" "$(sh "$work/try" | grep -c '"bedragPerMaand":1238.98')" 1
is "it says little more" "$([ "$(wc -l <"$work/one")" -le 12 ] && wc -c <"$work/errors" | tr -d ' ')" 0
kill -INT "$one"
wait "$one"
is "Control-C ends it well" "$?" 0
one=""
"$source/start" >"$work/one" 2>&1 &
one=$!
first=$(address_in "$work/one")
"$source/start" >"$work/two" 2>&1 &
two=$!
second=$(address_in "$work/two")
is "a second one takes another port" "$([ -n "$first" ] && [ -n "$second" ] && [ "$first" != "$second" ] && curl -sS "$second" | grep -c '<html lang="nl"')" 1
is "and says so" "$(grep -c 'Port 8080 is in use' "$work/two")" 1
kill "$one" "$two"
wait "$one"
first=$?
wait "$two"
is "a signal to end ends both well" "$first $?" "0 0"
one="" two=""
"$source/start" --poort 1 >"$work/one" 2>&1
is "a wrong option is refused" "$?" 2
end_of_test
