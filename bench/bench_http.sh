#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# bench_http.sh: the service under load on this computer: one calculation with its whole trace against an answer that never changes, how long callers wait at half that
# rate, memory over a million requests, and the time to start. Figures, never a failure. Arguments: the program, bench_pace.
set -u
program=$1 pace=$2
command -v wrk >/dev/null || { echo "http: wrk is not installed (apt-get install wrk)"; exit 0; }
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
"$program" serve --port 0 --log off >"$work/out" 2>"$work/err" &
server=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do [ -s "$work/out" ] && break; sleep 0.05; done
url=$(sed -n 's/.*\(http:[^ ]*\)\/$/\1/p' "$work/out")
[ -n "$url" ] || { cat "$work/err"; echo "http: the service did not start"; exit 0; }
cat >"$work/post.lua" <<'LUA'
wrk.method = "POST"
wrk.body = '{"regel":"loonkostensubsidie","feiten":{"peildatum":"2026-01-01","geboortedatum":"1990-01-01","forfaitair":"nee","loonwaarde":60,"urenPerWeek":36,"voltijduren":36}}'
wrk.headers["Content-Type"] = "application/json"
LUA
rate() { wrk "$@" | sed -n 's/^Requests\/sec: *\([0-9]*\).*/\1/p'; }
resident() { sed -n 's/^VmRSS:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$server/status"; }

rate -t1 -c64 -d1 -s "$work/post.lua" "$url/v1/berekeningen" >/dev/null
best=0 best_constant=0 ratio=0
for _ in 1 2 3; do
  constant=$(rate -t1 -c64 -d3 "$url/healthz")
  calculation=$(rate -t1 -c64 -d3 -s "$work/post.lua" "$url/v1/berekeningen")
  [ "$calculation" -gt "$best" ] && best=$calculation && best_constant=$constant && ratio=$((calculation * 100 / constant))
done
echo "http: $best calculations a second with their trace, $best_constant answers that never change: 0.$ratio of them (load generator beside it)"
wrk -t1 -c64 -d3 --latency -s "$work/post.lua" "$url/v1/berekeningen" | sed -n 's/^ *99% *\(.*\)/http: at the full rate 99 % within \1/p'
port=${url##*:}
# At half of the rate that is asked of it, and at half of what it reached.
for pace_of in 10000 $((best / 2)); do [ -x "$pace" ] && "$pace" "$port" "$pace_of" 5; done
before=$(resident)
served=0
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  [ "$served" -ge 1000000 ] && break
  more=$(wrk -t1 -c64 -d10 -s "$work/post.lua" "$url/v1/berekeningen" | sed -n 's/^ *\([0-9]*\) requests in.*/\1/p')
  served=$((served + more))
done
echo "http: resident memory $before KiB before and $(resident) KiB after $served more requests"
curl -s "$url/metrics" | sed -n 's/^breed_http_requests_total{\(.*\)} \(.*\)/http: counted \1: \2/p'
kill "$server"
wait "$server" 2>/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10; do
  begun=$(date +%s%N)
  "$program" serve --port 0 --log off >"$work/start" 2>/dev/null &
  server=$!
  until [ -s "$work/start" ]; do :; done
  echo $((($(date +%s%N) - begun) / 10000))
  kill "$server"
  wait "$server" 2>/dev/null
done | sort -n | awk '{ t[NR] = $1 } END { printf "http: start to address %.2f ms (median of %d, with the shell that waits)\n", t[int((NR + 1) / 2)] / 100, NR }'
