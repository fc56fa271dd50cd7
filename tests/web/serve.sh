#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# serve.sh: breed serve as a command: its address, its warning, its refusals, its end. Argument: the program. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
program=$1
make_work
export XDG_DATA_HOME="$work"
server=""
at_end() { [ -z "$server" ] || kill "$server" 2>/dev/null; }
begin() {
  : >"$work/out"
  "$program" serve "$@" >"$work/out" 2>"$work/err" &
  server=$!
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do [ -s "$work/out" ] && break; sleep 0.1; done
}
end() { kill -"$1" "$server"; wait "$server"; outcome=$?; server=""; }
matches() { grep -cE "$1" "$2"; }

begin --port 0
is "it tells its address on this computer only" "$(matches '^breed luistert op http://127\.0\.0\.1:[0-9]+/$' "$work/out")" 1
is "on this computer only it warns of nothing" "$(matches 'let op' "$work/err")" 0
port=$(sed 's/.*:\([0-9]*\)\/$/\1/' "$work/out")
"$program" serve --port "$port" >/dev/null 2>"$work/second"
is "a port in use is a failure" $? 1
is "a port in use is named, with what to do" "$(matches 'al in gebruik.*--port 0' "$work/second")" 1
end TERM
is "SIGTERM ends it well" "$outcome" 0
begin --port 0 --lang en --log off
end INT
is "Control-C ends it well" "$outcome" 0
is "it speaks English when asked" "$(matches '^breed serves at http' "$work/out")" 1
is "without a log it says nothing" "$(wc -c <"$work/err" | tr -d ' ')" 0
begin --port 0 --bind 0.0.0.0 --log off
is "where others can reach it, it warns" "$(matches 'andere computers kunnen dit adres bereiken' "$work/err")" 1
end TERM
"$program" serve --port 70000 --workers 0 --log veel >/dev/null 2>"$work/err"
is "wrong options are refused" $? 2
is "and all of them at once" "$(grep -cE -- '--(port|workers|log)' "$work/err")" 3
end_of_test
