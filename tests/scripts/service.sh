#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# service.sh: docs/service.md says of options, limits, log and metrics what the program does, the README's call works, and systemd finds the unit good and well shut in.
# Arguments: source folder, build folder. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
source=$1 build=$2
doc=$source/docs/service.md
program=$build/src/cli/breed
grep -q BREED_WEB "$build/build.ninja" || skip_all "this build has no server: libmicrohttpd-dev was not there"
make_work
server=""
at_end() { [ -z "$server" ] || kill "$server" 2>/dev/null; }

# ---- the document ----

sed -n 's/^ *\(\..*\)/\1/p' "$source/src/web/limits.c" | tr ',' '\n' | sed -n 's/^ *\.\([a-z_]*\) = \([0-9 *]*\).*/\1 \2/p' | while read -r name value; do echo "$name $(($value))"; done | sort >"$work/limits"
sed -n 's/^| `\([a-z_]*\)` | \([0-9]*\) |.*/\1 \2/p' "$doc" | sort >"$work/told"
is "the limits are those of limits.c" "$(cat "$work/told")" "$(cat "$work/limits")"
is "and there are as many as the struct has" "$(wc -l <"$work/limits" | tr -d ' ')" "$(sed -n '/^struct web_limits/,/^};/p' "$source/src/web/limits.h" | grep -cE '^ +(size_t|int32_t) [a-z_]+;')"
changed=$(sed 's/| `body_seconds` | 30 |/| `body_seconds` | 31 |/' "$doc" | sed -n 's/^| `\([a-z_]*\)` | \([0-9]*\) |.*/\1 \2/p' | sort)
is "a limit that differs would be seen" "$([ "$changed" = "$(cat "$work/limits")" ] || echo seen)" seen
for bound in "FORM_MOST = [0-9 *]*" "WEB_BODY_USUAL = [0-9 *]*" "body_most = 1024 \* 1024" "BODY_MOST = 256 \* 1024 \* 1024"; do
  text=$(grep -rhoE "$bound" "$source/src/web" | head -n 1 | sed 's/.*= //')
  is "it tells how large a body may be: $text" "$(grep -q "$(($text))" "$doc" && echo told)" told
done
"$program" serve --help | grep -oE '(^| )--[a-z-]+' | tr -d ' ' | grep -v -- '--help' | sort -u >"$work/options"
sed -n '/^## Options/,/^## Limits/p' "$doc" | sed -n 's/^| \(`--.*`\) |.*/\1/p' | grep -oE -- '--[a-z-]+' | sort -u >"$work/told"
is "the options are those of the program" "$(cat "$work/told")" "$(cat "$work/options")"
{ grep -hoE '(member|number)\(&line, "[a-zA-Z]+"' "$source/src/web/log.c" | sed 's/.*"\(.*\)"/\1/'; grep -hoE '\\"[a-zA-Z]+\\":' "$source/src/web/log.c" | tr -d '\\":'
  grep -hoE 'log_event\("[a-z]+", "[a-z]+"' "$source/src/web/server.c" | sed 's/.*"\(.*\)"/\1/'; } | sort -u >"$work/fields"
sed -n '/^## Log/,/^## Metrics/p' "$doc" | sed -n 's/^| \(`[^|]*`\) |.*/\1/p' | grep -oE '`[a-zA-Z]+`' | tr -d '`' | sort -u >"$work/told"
is "the fields of the log are those that are written" "$(cat "$work/told")" "$(cat "$work/fields")"

"$program" serve --port 0 --log off >"$work/out" 2>&1 &
server=$!
for _ in $(seq 100); do [ -s "$work/out" ] && break; sleep 0.1; done
address=$(sed -n 's/.*\(http:.*\)\/$/\1/p' "$work/out")
curl -sS "$address/healthz" >/dev/null
curl -sS "$address/metrics" | sed -n 's/^# TYPE \([a-z_]*\) .*/\1/p' | sort -u >"$work/metrics"
sed -n '/^## Metrics/,/^Worth/p' "$doc" | sed -n 's/^| \(`breed_[^|]*`\) |.*/\1/p' | grep -oE 'breed_[a-z_]+' | sort -u >"$work/told"
is "the metrics are those that are counted" "$(cat "$work/told")" "$(cat "$work/metrics")"
sed -n '/^curl /,/^```$/p' "$source/README.md" | sed "/^\`/d; s|http://127.0.0.1:8080|$address|" >"$work/try"
is "the call of the README gives the amount that it tells" "$(sh "$work/try" | grep -c '"bedragPerMaand":1238.98')" 1
kill "$server"
wait "$server"
server=""

# ---- the unit ----

is "the unit is made with the place of the program" "$(grep -cE '^ExecStart=/[^@ ]*/breed serve --bind 127.0.0.1 ' "$build/packaging/breed.service")" 1
sed "s|^ExecStart=[^ ]*|ExecStart=$program|" "$build/packaging/breed.service" >"$work/breed.service"
if ! command -v systemd-analyze >/dev/null; then
  skipped "systemd finds the unit good and well shut in" "systemd-analyze is not there (Debian: systemd)"
else
  is "systemd finds nothing wrong with the unit" "$(systemd-analyze verify --man=no "$work/breed.service" 2>&1)" ""
  systemd-analyze security --offline=true --threshold=12 --no-pager "$work/breed.service" >"$work/security" 2>&1
  is "and finds it well shut in" "$? $(grep -c 'exposure level' "$work/security")" "0 1"
  sed 's/^NoNewPrivileges=.*//; s/^ProtectSystem=.*/ProtectSystem=mostly/' "$work/breed.service" >"$work/worse.service"
  is "a setting that does not exist would be seen" "$(systemd-analyze verify --man=no "$work/worse.service" 2>&1 | grep -c mostly)" 1
  sed '/^SystemCallFilter/d; /^CapabilityBoundingSet/d; /^PrivateDevices/d' "$work/breed.service" >"$work/worse.service"
  systemd-analyze security --offline=true --threshold=12 --no-pager "$work/worse.service" >"$work/security" 2>&1
  is "and so would a door left open" "$([ $? -ne 0 ] && echo seen)" seen
fi
is "systemd waits for longer than the service takes to stop" "$([ "$(sed -n 's/^TimeoutStopSec=//p' "$work/breed.service")" -gt "$(sed -n 's/^stop_seconds //p' "$work/limits")" ] && echo yes)" yes
is "it may open enough connections" "$([ "$(sed -n 's/^LimitNOFILE=//p' "$work/breed.service")" -ge $((2 * $(sed -n 's/^connections //p' "$work/limits"))) ] && echo yes)" yes
end_of_test
