#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# proxy.sh: nginx with packaging/nginx/breed.conf in front of the program: TLS, bodies, headers, and requests that two readers could read in two ways.
# Arguments: the program, the source folder. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
program=$1 source=$2
PATH=$PATH:/usr/sbin
needs nginx openssl curl
make_work
export XDG_DATA_HOME="$work"
chmod 711 "$work"
server="" proxy=""
at_end() { [ -z "$proxy" ] || kill "$proxy"; [ -z "$server" ] || kill "$server"; }

# ---- the two programs ----

name=rekenhulp.example.nl
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj "/CN=$name" -addext "subjectAltName=DNS:$name" -keyout "$work/key" -out "$work/certificate" 2>/dev/null
printf '%064d' 7 >"$work/hiding"
words='vier losse woorden 7'
for login in karin kees; do printf '%s\n' "$words" | "$program" people add "$login" consulent:0344 --db "$work/cases.db" >/dev/null; done
"$program" serve --port 0 --db "$work/cases.db" --processing https://register.example/1 --processing-key "$work/hiding" --processing-log "$work/records" >"$work/out" 2>"$work/log" &
server=$!
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do [ -s "$work/out" ] && break; sleep 0.1; done
direct=$(sed -n 's/.*\(http:.*\)\/$/\1/p' "$work/out")
[ -n "$direct" ] || give_up "the program serves" "$(cat "$work/log")"

# The file as it is, but for what it marks as yours, and its ports.
write_configuration() {
  sed -e "s|127.0.0.1:8080|${direct#http://}|; s|listen 443|listen 127.0.0.1:$secure|; s|listen 80|listen 127.0.0.1:$plain|; /listen \[::\]/d; s|/etc/ssl/certs/[a-z.]*|$work/certificate|" \
    -e "s|/etc/ssl/private/[a-z.]*|$work/key|; s|/var/log/nginx|$work|" "$source/packaging/nginx/breed.conf" >"$work/breed.conf"
  cat >"$work/nginx.conf" <<CONF
daemon off;
pid $work/pid;
error_log $work/start;
worker_processes 2;
events { worker_connections 512; }
http {
    client_body_temp_path $work/bodies;
    proxy_temp_path $work/answers;
    fastcgi_temp_path $work/other;
    uwsgi_temp_path $work/other;
    scgi_temp_path $work/other;
    include $work/breed.conf;
}
CONF
}
for _ in 1 2 3 4 5; do
  secure=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 20000))
  plain=$((secure + 1))
  write_configuration
  nginx -e "$work/start" -c "$work/nginx.conf" -p "$work" &
  proxy=$!
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do [ -s "$work/pid" ] && break; kill -0 "$proxy" 2>/dev/null || break; sleep 0.1; done
  [ -s "$work/pid" ] && break
  proxy=""
done
[ -n "$proxy" ] || { sed 's/^/# /' "$work/start"; echo "not ok 1 - nginx takes packaging/nginx/breed.conf"; echo "1..1"; exit 1; }
is "nginx takes packaging/nginx/breed.conf without a remark" "$(grep -cE '\[(warn|error|emerg)\]' "$work/start")" 0
rmdir "$work/bodies" "$work/answers"             # whoever writes a body or an answer to disk from here on fails
address=https://$name:$secure
ask() { curl -sS --cacert "$work/certificate" --resolve "$name:$secure:127.0.0.1" --max-time 120 "$@"; }
status() { ask -o /dev/null -w '%{http_code}' "$@"; }

# ---- pages, calculations, tables ----

case='{"regel":"loonkostensubsidie","feiten":{"peildatum":"2026-01-01","geboortedatum":"1990-01-01","forfaitair":"nee","loonwaarde":60,"urenPerWeek":36,"voltijduren":36}}'
is "a page comes over TLS" "$(ask --http1.1 "$address/" | grep -c '<html lang="nl"')" 1
is "and over HTTP/2" "$(ask --http2 -o /dev/null -w '%{http_version} %{http_code}' "$address/")" "2 200"
is "a calculation comes over TLS" "$(ask -H 'Content-Type: application/json' -d "$case" "$address/v1/berekeningen" | grep -c '"bedragPerMaand":1238.98')" 1
is "byte for byte as without the proxy" "$(ask --http1.1 -H 'Content-Type: application/json' -d "$case" "$address/v1/berekeningen" | cksum)" \
  "$(curl -sS -H 'Content-Type: application/json' -d "$case" "$direct/v1/berekeningen" | cksum)"
ask -o /dev/null -H 'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' -H 'Fsc-Authorization: Bearer aa.eyJzdWIiOiIwMDAwMDAwMTIzNDU2Nzg5MDAwMCJ9.cc' -H 'Content-Type: application/json' \
  -d "${case%\}},\"verwerking\":{\"betrokkenen\":[{\"id\":\"1\",\"soort\":\"BSN\"}]}}" "$address/v1/berekeningen"
is "traceparent reaches the service" "$(grep -c '"trace_id":"4bf92f3577b34da6a3ce929d0e0e4736"' "$work/records")" 1
is "Fsc-Authorization reaches the service" "$(grep -c 'urn:fsc:peer:00000001234567890000' "$work/records")" 1
awk 'BEGIN { print "peildatum;geboortedatum;forfaitair;loonwaarde;urenPerWeek;voltijduren"; for (i = 0; i < 200000; i++) print "2026-01-01;1990-01-01;nee;" 30 + i % 60 ";36;36" }' >"$work/table.csv"
ask -H 'Content-Type: text/csv' -T "$work/table.csv" -X POST "$address/v1/tabellen/loonkostensubsidie" >"$work/answer.csv"
is "a table goes up and comes down whole, and stays off the disk of nginx" "$(wc -l <"$work/answer.csv" | tr -d ' ') $(tail -n 1 "$work/answer.csv" | grep -c ';vastgesteld;ja;')" "200001 1"
is "without TLS a page leads to TLS" "$(curl -sS -o /dev/null -w '%{http_code} %{redirect_url}' "http://127.0.0.1:$plain/en?taal=en")" "301 https://$name/en?taal=en"
is "without TLS nothing is taken in" "$(curl -sS -o /dev/null -w '%{http_code}' -d x "http://127.0.0.1:$plain/v1/berekeningen")" 403
is "the counters are not for everyone" "$(status "$address/metrics") $(status --path-as-is "$address//metrics") $(status --path-as-is "$address/v1/../metrics") $(status "$address/%6detrics")" "404 404 404 404"
is "but they are there for this computer" "$(curl -sS "$direct/metrics" | grep -c '^breed_build_info')" 1

# ---- cookies: behind TLS with the prefix that a browser holds to this name and to TLS, whatever a caller says about how it came ----

sign_in() {      # where, login, more of curl: the head in $work/head
  at=$1 login=$2
  shift 2
  ask -D "$work/head" -o /dev/null -w '%{http_code}' --data-urlencode "naam=$login" --data-urlencode "wachtwoord=$words" "$@" "$at/inloggen"
}
marks() { tr -d '\r' <"$work/head" | sed -n 's/^[Ss]et-[Cc]ookie: \([^=]*\)=[^;]*;/\1;/p' | tr '\n' ' '; }
cookie() { tr -d '\r' <"$work/head" | sed -n 's/^[Ss]et-[Cc]ookie: \([^;]*\);.*/\1/p' | head -n 1; }
behind='__Host-breed; Path=/; HttpOnly; SameSite=Lax; Secure '
bare='breed; Path=/; HttpOnly; SameSite=Lax '
is "behind TLS somebody signs in" "$(sign_in "$address" karin)" 303
is "and gets one cookie: of this name only, over TLS only, out of reach of scripts, without a domain" "$(marks)" "$behind"
mine=$(cookie)
is "with it the work list opens" "$(status -H "Cookie: $mine" "$address/werk")" 200
is "without the prefix it does not" "$(ask -H "Cookie: ${mine#__Host-}" "$address/werk" | grep -c 'id="wachtwoord"')" 1
is "nor on this computer under its other name" "$(curl -sS -H "Cookie: $mine" "$direct/werk" | grep -c 'id="wachtwoord"')" 1
is "a cookie that somebody else chose is not taken over" "$(sign_in "$address" karin -H 'Cookie: __Host-breed=chosenbyanother' >/dev/null; [ -n "$(cookie)" ] && [ "$(cookie)" != __Host-breed=chosenbyanother ] && echo yes)" yes
for claim in 'X-Forwarded-Proto: http' 'X-Forwarded-Host: 127.0.0.1' 'Forwarded: host=localhost;proto=http' 'X-Forwarded-Host: localhost:8080'; do
  is "behind TLS the caller's '$claim' changes no cookie" "$(sign_in "$address" karin -H "$claim" >/dev/null; marks)" "$behind"
done
is "on this computer without TLS the cookie has neither prefix nor Secure, for a browser would not keep it" "$(sign_in "$direct" karin >/dev/null; marks)" "$bare"
for claim in 'X-Forwarded-Proto: https' "X-Forwarded-Host: $name" "Forwarded: host=$name;proto=https"; do
  is "and '$claim' from elsewhere does not change that" "$(sign_in "$direct" karin -H "$claim" >/dev/null; marks)" "$bare"
done
is "under a name of the network without TLS it wants TLS, so that no browser sends it in the clear" "$(sign_in "$direct" karin -H "Host: $name" >/dev/null; marks)" "$behind"
is "without TLS the proxy takes no password" "$(curl -sS -o /dev/null -w '%{http_code}' --data-urlencode "wachtwoord=$words" "http://127.0.0.1:$plain/inloggen")" 403
is "and its way to TLS sets no cookie" "$(curl -sS -D "$work/head" -o /dev/null "http://127.0.0.1:$plain/inloggen"; marks)" ""
page=$(ask -H "Cookie: $mine" "$address/werk/zoeken")
token=$(printf %s "$page" | sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' | head -n 1)
sign_in "$address" kees >/dev/null
theirs=$(cookie)
their_token=$(ask -H "Cookie: $theirs" "$address/werk/zoeken" | sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' | head -n 1)
send() { status -H "Cookie: $mine" --data-urlencode 'doel=aanvraag-behandelen' -d 'bsn=999990019' "$@" "$address/werk/zoeken"; }
is "a form with its token is taken" "$([ -n "$token" ] && send --data-urlencode "csrf=$token")" 200
is "without it not" "$(send)" 403
is "with that of another session not" "$([ -n "$their_token" ] && [ "$their_token" != "$token" ] && send --data-urlencode "csrf=$their_token")" 403
is "with its token but from another site not" "$(send --data-urlencode "csrf=$token" -H 'Sec-Fetch-Site: cross-site')" 403
is "nor from a neighbour under the same domain" "$(send --data-urlencode "csrf=$token" -H 'Sec-Fetch-Site: same-site')" 403
is "signing in from another site neither" "$(sign_in "$address" karin -H 'Sec-Fetch-Site: cross-site')" 403
is "signing out needs the token" "$(status -H "Cookie: $mine" -d 'csrf=' "$address/uitloggen")" 403
is "with it the session is over" "$(status -H "Cookie: $mine" --data-urlencode "csrf=$token" "$address/uitloggen") $(ask -H "Cookie: $mine" "$address/werk" | grep -c 'id="wachtwoord"')" "303 1"
is "no name, word or token is in the log of proxy or service" "$(cat "$work/breed.log" "$work/log" | grep -cE "karin|kees|woorden|${token}|${mine#*=}")" 0

# ---- bounds: both refuse the first byte too many, and neither one less ----

both() {
  truncate -s "$3" "$work/body"
  for at in "$address" "$direct"; do status -H "Content-Type: $2" -X POST -T "$work/body" "$at$1" 2>/dev/null | sed 's/^[^4].*/other/; s/^4[^1].*\|^41[^3]/other/'; printf ' '; done
}
for bound in "/hulp/nakijken application/x-www-form-urlencoded 65536" "/werk/nieuw/loonkostensubsidie/aanvraag application/x-www-form-urlencoded 131072" "/v1/berekeningen application/json 262144" "/v1/feiten/_uit-brp application/json 1048576" \
  "/v1/tabellen/loonkostensubsidie text/csv 268435456"; do
  # shellcheck disable=SC2086
  set -- $bound
  is "$1: proxy and service both read $3 bytes" "$(both "$1" "$2" "$3")" "other other "
  is "$1: proxy and service both refuse one more with 413" "$(both "$1" "$2" $(($3 + 1)))" "413 413 "
done
rm -f "$work/body"
limit_of() { sed -n "s/.*\.$1 = \([0-9]*\)\( \* 1024\)\{0,1\}[,} ].*/\1/p" "$source/src/web/limits.c"; }
setting() { sed -n "s/^ *$1 \([0-9 k]*\)s\{0,1\};.*/\1/p" "$source/packaging/nginx/breed.conf" | tail -n 1; }
is "the time for a head is that of the service" "$(setting client_header_timeout)" "$(limit_of head_seconds)"
is "the time for a body is that of the service" "$(setting client_body_timeout)" "$(limit_of body_seconds)"
is "the time to take an answer is that of the service" "$(setting send_timeout)" "$(limit_of reply_seconds)"
is "the time between two requests is that of the service" "$(setting keepalive_timeout)" "$(limit_of idle_seconds)"
is "a connection to the service is left before the service leaves it" "$([ "$(sed -n 's/^    keepalive_timeout \([0-9]*\)s;.*/\1/p' "$source/packaging/nginx/breed.conf" | head -n 1)" -lt "$(limit_of idle_seconds)" ] && echo yes)" yes
is "the proxy waits for an answer longer than the service may work on it" "$([ "$(setting proxy_read_timeout)" -gt "$(limit_of stuck_seconds)" ] && echo yes)" yes
is "a header may be as long as the service takes" "$(setting large_client_header_buffers)" "4 $(limit_of value_bytes)k"
is "a head that the proxy lets through fits the memory of a connection" "$([ $((4 * $(limit_of value_bytes) + 1)) -lt "$(limit_of connection_bytes)" ] && echo yes)" yes
is "the version of the API in its own answers is that of the service" "$(grep -c "\$breed_version.*\"$(sed -n 's/.*WEB_API_VERSION "\(.*\)".*/\1/p' "$source/src/web/web.h")\"" "$source/packaging/nginx/breed.conf")" 1

# ---- one request, one answer ----

# Until the proxy hangs up, or half a second after its first answer.
raw() {
  # shellcheck disable=SC2059
  printf "$1" >"$work/said"
  openssl s_client -quiet -connect "127.0.0.1:$secure" -servername "$name" -CAfile "$work/certificate" <"$work/said" >"$work/heard" 2>/dev/null &
  line=$!
  tries=0
  while kill -0 "$line" 2>/dev/null && [ $tries -lt 200 ]; do
    if grep -q 'HTTP/1.1' "$work/heard"; then tries=$((tries < 195 ? 195 : tries)); fi
    tries=$((tries + 1))
    sleep 0.1
  done
  kill "$line" 2>/dev/null
  wait "$line" 2>/dev/null
  tr -d '\000' <"$work/heard"
}
statuses() { raw "$1" | sed -n 's/^.*HTTP\/1\.1 \([0-9]*\).*/\1/p' | tr '\n' ' '; }
get="GET /healthz HTTP/1.1\r\nHost: $name\r\n"
post="POST /v1/berekeningen HTTP/1.1\r\nHost: $name\r\nContent-Type: application/json\r\n"
is "two requests give two answers, so that a second one would be seen" "$(statuses "$get\r\n${get}Connection: close\r\n\r\n")" "200 200 "
# Most hide a request where a body is; whoever reads its head otherwise would answer that too. 501 is what nginx says to codings that it does not know.
hidden="${get}Connection: close\r\n\r\n"
# shellcheck disable=SC2059
length=$(printf "$hidden" | wc -c | tr -d ' ')
chunk="$(printf %x "$length")\r\n$hidden\r\n0\r\n\r\n"
refused() {
  got=$(statuses "$2")
  case $got in "4"[0-9][0-9]" " | "501 ") is "$1" "" "" ;; *) is "$1" "$got" "one answer, 4xx" ;; esac
}
refused "Content-Length with Transfer-Encoding" "${post}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n$hidden"
refused "Transfer-Encoding with Content-Length" "${post}Transfer-Encoding: chunked\r\nContent-Length: $length\r\n\r\n$hidden"
refused "Content-Length twice" "${post}Content-Length: $length\r\nContent-Length: $length\r\n\r\n$hidden"
refused "Content-Length twice, unlike each other" "${post}Content-Length: 0\r\nContent-Length: $length\r\n\r\n$hidden"
refused "Content-Length as a list" "${post}Content-Length: 0, $length\r\n\r\n$hidden"
refused "Content-Length with a plus" "${post}Content-Length: +$length\r\n\r\n$hidden"
refused "a negative Content-Length" "${post}Content-Length: -1\r\n\r\n$hidden"
refused "a hexadecimal Content-Length" "${post}Content-Length: 0x2\r\n\r\n$hidden"
refused "Content-Length beyond 64 bits" "${post}Content-Length: 18446744073709551616\r\n\r\n$hidden"
refused "Content_Length" "${post}Content_Length: 0\r\n\r\n"
refused "Content_Length beside a calculation that is good" "${post}Content_Length: 0\r\nContent-Length: ${#case}\r\n\r\n$case"
refused "Content_Length beside Content-Length" "${post}Content_Length: 0\r\nContent-Length: $length\r\n\r\n$hidden"
refused "Transfer_Encoding" "${post}Transfer_Encoding: chunked\r\nContent-Length: ${#case}\r\n\r\n$case"
refused "Content-Length with a blank before its colon" "${post}Content-Length : $length\r\n\r\n$hidden"
refused "Transfer-Encoding with a blank before its colon" "${post}Transfer-Encoding : chunked\r\nContent-Length: $length\r\n\r\n$hidden"
refused "Transfer-Encoding folded onto a second line" "${post}Transfer-Encoding:\r\n chunked\r\nContent-Length: $length\r\n\r\n$hidden"
refused "Transfer-Encoding twice" "${post}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n$hidden"
refused "an unknown Transfer-Encoding" "${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n$hidden"
refused "two codings" "${post}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n$hidden"
refused "chunked alone" "${post}Transfer-Encoding: chunked\r\n\r\n$chunk"
refused "a chunk with a size that is none" "${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n$hidden"
refused "a length behind a bare carriage return" "${post}X: a\rContent-Length: 0\r\nContent-Length: $length\r\n\r\n$hidden"
refused "a name with a slash" "${post}a/b: c\r\nContent-Length: ${#case}\r\n\r\n$case"
refused "a name beyond ASCII" "${post}\303\251: c\r\nContent-Length: ${#case}\r\n\r\n$case"
refused "a header without a name" "${post}: c\r\nContent-Length: ${#case}\r\n\r\n$case"
refused "a NUL in a header" "${post}X: a\000b\r\nContent-Length: ${#case}\r\n\r\n$case"
refused "a control character in a header" "${post}X: a\033b\r\nContent-Length: ${#case}\r\n\r\n$case"
refused "a body with GET" "GET /v1/regels HTTP/1.1\r\nHost: $name\r\nContent-Length: $length\r\n\r\n$hidden"
refused "no Host" "GET /healthz HTTP/1.1\r\n\r\n$hidden"
refused "Host twice" "${get}Host: elders\r\n\r\n$hidden"
refused "a path out of the folder" "GET /v1/../../etc/passwd HTTP/1.1\r\nHost: $name\r\n\r\n$hidden"
refused "an escaped slash" "GET /v1%%2Fregels HTTP/1.1\r\nHost: $name\r\nConnection: close\r\n\r\n$hidden"
refused "an escaped NUL" "GET /v1/regels/%%00 HTTP/1.1\r\nHost: $name\r\n\r\n$hidden"
is "a thousand cookies go no further than the proxy" "$(status -H "Cookie: $(awk 'BEGIN { for (i = 0; i < 1000; i++) printf "a=b; " }')" "$address/healthz")" 200
is "a head that is too large is refused" "$(status -H "X: $(printf '%09000d' 0)" "$address/healthz" | cut -c1)" 4
is "and the proxy serves on" "$(status "$address/healthz")" 200

# ---- each answer carries each header of security once ----

once() {
  ask -D "$work/head" -o /dev/null "$@"
  for header in Strict-Transport-Security X-Content-Type-Options X-Frame-Options Referrer-Policy Content-Security-Policy Cache-Control; do
    [ "$(grep -ci "^$header:" "$work/head")" = 1 ] || printf '%s ' "$header"
  done
}
once_v1() {
  once "$@"
  for header in API-Version Access-Control-Allow-Origin; do [ "$(grep -ci "^$header:" "$work/head")" = 1 ] || printf '%s ' "$header"; done
}
is "a page carries each header of security once" "$(once "$address/")" ""
is "so does a page that does not exist" "$(once "$address/nergens")" ""
is "so does an answer of the API, and its own headers" "$(once_v1 "$address/v1/regels")" ""
is "so does a refusal of the API" "$(once_v1 -d x "$address/v1/berekeningen")" ""
is "so does a refusal of the proxy" "$(once_v1 -H 'Content-Type: application/json' -T "$work/table.csv" -X POST "$address/v1/berekeningen")" ""
is "which is a problem in JSON, as those of the service" "$(grep -ci '^content-type: application/problem+json' "$work/head")" 1
is "so does a request that the proxy cannot read" "$(raw "GET /v1/regels HTTP/1.1\r\nContent-Length: x\r\n\r\n" | grep -ciE '^(strict-transport-security|x-content-type-options|x-frame-options|referrer-policy|content-security-policy|cache-control|server: nginx.[0-9].*):')" 6
is "the version of nginx is nobody's business" "$(ask -I "$address/" | grep -ci 'nginx/')" 0
is "the log of the proxy has a line for each request" "$([ "$(grep -c '"methode":"POST"' "$work/breed.log")" -gt 10 ] && echo yes)" yes
is "and neither address, path nor content" "$(cat "$work/breed.log" "$work/breed-error.log" | grep -cE '127\.0\.0\.1|/v1|regels|healthz|1990|loonwaarde')" 0

kill "$server"
wait "$server"
server=""
is "without the service the API says so as a problem" "$(ask "$address/v1/regels" | grep -c '"status":502')" 1
is "without the service a page says so in words" "$(ask "$address/" | grep -c 'Er is geen uitkomst')" 1
is "with each header of security once" "$(once_v1 "$address/v1/regels")$(once "$address/")" ""
end_of_test
