#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# move.sh BREED: somebody with a subsidy moves: two real services of two municipalities, with tokens, over the API; the other side is down at first, and is killed on the way. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
breed=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
make_work
cd "$work" || exit 1
unset BREED_MASTER_KEY BREED_MASTER_KEY_FILE
a='' b=''
at_end() { for p in $a $b; do kill "$p" 2>/dev/null; done; }
why_not() { [ ! -f out ] || cat out; }
needs curl

# A flat rate lasts six months, so the days are near today: in service three months ago, moved in the middle of last month.
this=$(date +%Y-%m-01)
start=$(date -d "$this -3 months" +%F) apply=$(date -d "$this -4 months" +%F) move=$(date -d "$this -1 month +15 days" +%F)
last=$(date -d "$move -1 day" +%F) later=$(date -d "$move +1 day" +%F)
in_words() { date -d "$1" '+%-d %m %Y' | sed 's/ 01 / januari /; s/ 02 / februari /; s/ 03 / maart /; s/ 04 / april /; s/ 05 / mei /; s/ 06 / juni /; s/ 07 / juli /; s/ 08 / augustus /; s/ 09 / september /; s/ 10 / oktober /; s/ 11 / november /; s/ 12 / december /'; }

people() { printf 'vier losse woorden 7\n' | "$breed" people add "$2" "$3" --db "$1.db" >/dev/null && "$breed" people token "$2" --db "$1.db" >"$1-$2.token" && chmod 600 "$1-$2.token"; }
people a karin consulent:0344 && people a bakker werkgever:999990019L01 && people a elders andere-gemeente:0599 && people b kees consulent:0599 && people b elders andere-gemeente:0344
ok $? "two municipalities, each with a case worker and a token for the other"
office() { cat <<EOT
gemeentecode: "$1"
gemeente: "$2"
naam: "Gemeente $2"
straat: "Verzonnenplein 1"
plaats: "1234 AB $2"
telefoon: "14 030"
bezwaar: "Postbus 1, 1234 AB $2"
rechtbank: "Rechtbank Midden-Nederland"
ondertekenaar: "K. Fabel"
functie: "teamleider"
EOT
}
office 0344 Utrecht >a.yaml
office 0599 Rotterdam >b.yaml

begin() {      # name, port: the port it got in $port
  : >"$1.out"
  "$breed" serve --port "$2" --db "$1.db" --office "$1.yaml" ${3:+--peers "$3" --retry 20} --workers 2 --log errors >"$1.out" 2>>"$1.err" &
  eval "$1=$!"
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do [ -s "$1.out" ] && break; sleep 0.1; done
  port=$(sed 's/.*:\([0-9]*\)\/$/\1/' "$1.out")
}
call() {       # side, who, method, path, body: status in $status, answer in out
  eval "at=\$port_$1"
  status=$(curl -sS -o out -D head -w '%{http_code}' -X "$3" -H "Authorization: Bearer $(cat "$1-$2.token")" ${5:+-H 'Content-Type: application/json' -d "$5"} --max-time 30 "http://127.0.0.1:$at/v1$4")
}
member() { sed -n "s/.*\"$1\":\"\\([^\"]*\\)\".*/\\1/p" out | head -n 1; }
position() { call "$1" "$2" GET "$3"; sed -n 's/.*"positie":\([0-9]*\).*/\1/p' out | head -n 1; }
add() { p=$(position "$1" "$2" "$3"); call "$1" "$2" POST "$3/gebeurtenissen" "{\"positie\":$p,\"gebeurtenis\":$4}"; [ "$status" = 201 ]; }
decide() { call "$1" "$2" POST "$3/concepten" "$4"; [ "$status" = 201 ] || return 1; k=$(member sleutel); call "$1" "$2" POST "$3/concepten/$k/_onderteken" '{"gelezen":true}'; [ "$status" = 200 ]; }
wait_for() {   # side, who, word: until the hand-overs show it
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do call "$1" "$2" GET /overdrachten; grep -q "$3" out && return 0; sleep 0.5; done
  return 1
}

# A port for B that is free now, so that A can know it before B is there.
begin b 0; port_b=$port; kill "$b"; wait "$b"; b=''
printf -- '- {gemeente: "0599", url: "http://127.0.0.1:%s/v1", token-file: %s, telefoon: "14 010"}\n' "$port_b" "$work/b-elders.token" >peers-a.yaml
begin a 0 peers-a.yaml; port_a=$port
printf -- '- {gemeente: "0344", url: "http://127.0.0.1:%s/v1", token-file: %s}\n' "$port_a" "$work/a-elders.token" >peers-b.yaml

call a bakker POST /dossiers '{"proces":"loonkostensubsidie","gebeurtenis":"aanvraag","op":"'$apply'","bron":"werkgever","partijen":{"werknemer":{"bsn":"999990019","naam":"Ada Fabelstra","adres":"Verzonnenlaan 1","postcode":"1234 AB","plaats":"Utrecht"},"werkgever":{"loonheffingennummer":"999990019L01","naam":"Bakkerij Voorbeeld","adres":"Fictiestraat 2","postcode":"1234 AB","plaats":"Utrecht"}},"feiten":{"aanvrager":"werkgever","geboortedatum":"1990-05-01","gemeente":"0344","startDienstbetrekking":"'$start'","urenPerWeek":32,"voltijduren":36}}'
is "an employer applies" "$status" 201
old=/dossiers/$(member id)
add a karin "$old" '{"gebeurtenis":"feiten-vastgesteld","op":"'$apply'","bron":"gemeente","feiten":{"behoortTotDoelgroep":"ja","onderwijsroute":"vso","mogelijkhedenTotArbeidsparticipatie":"ja","wswDienstbetrekking":"nee"}}' &&
  add a karin "$old" '{"gebeurtenis":"aanvraag-beoordeeld","op":"'$apply'"}' && add a karin "$old" '{"gebeurtenis":"forfait-afgesproken","op":"'$apply'","bron":"gemeente"}' &&
  add a bakker "$old" '{"gebeurtenis":"contract-ontvangen","op":"'$apply'"}' && decide a karin "$old" '{"gebeurtenis":"toekenning","op":"'$start'","verzonden":"'$apply'","bron":"gemeente"}'
ok $? "the subsidy is granted"
add a karin "$old" '{"gebeurtenis":"verhuizing","op":"'$move'","bron":"register","feiten":{"naarGemeente":"0599"}}'
ok $? "the employee moves"
[ $bad = 0 ] || { echo "1..$number"; exit 1; }
call a karin POST "$old/_overdragen" '{"noRisk":"ja"}'
is "the former municipality offers the file while the other is down" "$status" 201
key=$(member overdracht)
call a karin POST "$old/_overdragen" '{"noRisk":"ja"}'
is "offered again it is the same" "$(member overdracht)" "$key"
wait_for a karin '"stand":"wacht","pogingen":1'
ok $? "it stays in the outbox with the next time"
kill -9 "$a"; wait "$a" 2>/dev/null; a=''
begin a "$port_a" peers-a.yaml
begin b "$port_b" peers-b.yaml
wait_for a karin '"pogingen":1'
ok $? "after kill -9 it is still there"
for _ in $(seq 1 100); do call a karin GET /overdrachten; grep -q bezorgd out && break; sleep 1; done
grep -q bezorgd out; ok $? "and arrives when the other is up"
[ $bad = 0 ] || { echo "1..$number"; exit 1; }
wait_for b kees '"kant":"nieuwe","stand":"aangeboden"'
ok $? "the new municipality has it"
new=/dossiers/$(member dossier)
grep -q 'jobcoach-onbekend' out; ok $? "with the signal that nobody knows of a job coach"
add b kees "$new" '{"gebeurtenis":"feiten-vastgesteld","op":"'$move'","bron":"gemeente","partijen":{"werknemer":{"adres":"Verzonnenkade 3","postcode":"2345 BC","plaats":"Rotterdam"},"werkgever":{"adres":"Fictiestraat 2","postcode":"1234 AB","plaats":"Utrecht"}}}'
ok $? "the case worker there adds where people live now, which the message does not tell"
add b kees "$new" '{"gebeurtenis":"contract-ontvangen","op":"'$move'"}'
decide b kees "$new" '{"gebeurtenis":"toekenning","op":"'$move'","bron":"gemeente"}'
is "it cannot grant before the former has closed" "$status" 400
call b kees POST "/overdrachten/$key/_antwoord" '{"antwoord":"betwist"}'
is "contesting needs a reason" "$status" 400
call b kees POST "/overdrachten/$key/_antwoord" '{"antwoord":"aanvaard"}'
is "it accepts" "$status" 200
wait_for a karin '"stand":"aanvaard"'
ok $? "the former hears of it"
call a karin POST "/overdrachten/$key/_antwoord" '{"antwoord":"afgesloten","betaaldTot":"'$last'"}'
is "it closes: a draft first" "$status" 200
call a karin POST "$old/concepten/$(member concept)/_onderteken" '{"gelezen":true}'
is "and a human being signs" "$status" 200
wait_for b kees '"stand":"afgesloten"'
ok $? "the new municipality hears that it may pay"
decide b kees "$new" '{"gebeurtenis":"toekenning","op":"'$later'","bron":"gemeente"}'
is "not a day later" "$status" 400
decide b kees "$new" '{"gebeurtenis":"toekenning","op":"'$move'","bron":"gemeente"}'
ok $? "it grants from the day of the move"
call a karin GET "$old"; grep -q '"toestand":"overgedragen"' out; ok $? "the old file is closed"
amount_of() { sed 's/{"maand"/\n{"maand"/g' out | sed -n "s/.*\"maand\":\"$1\",\"bedrag\":\\([0-9.]*\\).*/\\1/p" | head -n 1; }
before=$(date -d "$this -2 months" +%Y-%m) month=$(date -d "$move" +%Y-%m) after=$(date +%Y-%m)
before_a=$(amount_of "$before") month_a=$(amount_of "$month") after_a=$(amount_of "$after")
call b kees GET "$new"; grep -q '"toestand":"toegekend-forfait"' out; ok $? "the new one runs"
before_b=$(amount_of "$before") month_b=$(amount_of "$month") after_b=$(amount_of "$after")
is "nobody pays a month of the other" "${after_a:-0} ${before_b:-0}" "0 0"
is "the month of the move is paid once: ${month_a:-none} and ${month_b:-none}, against ${before_a:-none} before and ${after_b:-none} after" "$(awk "BEGIN { s = ${month_a:-0} + ${month_b:-0}; print (s > 0.95 * ${before_a:-1} && s < 1.05 * ${after_b:-1}) }")" 1

# Letters, on the screen of each.
letters() {    # side, login, path: the letters of a dossier, each in a file letter-SIDE-NAME-TO
  eval "at=\$port_$1"
  curl -sS -o /dev/null -c "$1.jar" --data-urlencode "naam=$2" --data-urlencode 'wachtwoord=vier losse woorden 7' "http://127.0.0.1:$at/inloggen"
  curl -sS -b "$1.jar" "http://127.0.0.1:$at/werk$3" >page
  for path in $(sed 's/href="/\n/g' page | sed -n 's/^\(\/werk\/dossiers\/[^"]*\/brieven\/[^"]*\)".*/\1/p'); do
    curl -sS -b "$1.jar" "http://127.0.0.1:$at$path" | sed 's/<[^>]*>/ /g; s/&nbsp;/ /g; s/\xc2\xa0/ /g' | tr '\n' ' ' | tr -s ' ' >"letter-$1-$(echo "$path" | sed 's/.*\/brieven\/[0-9]*\///; s/\//-/g')"
  done
}
letters a karin "$old"
letters b kees "$new"
ls letter-* >out 2>&1
for who in werkgever inwoner; do
  [ -f "letter-a-overdracht-$who" ] && [ -f "letter-b-toekenning-forfait-$who" ]; ok $? "letters to the $who of both"
  cp "letter-a-overdracht-$who" out
  grep -q "$(in_words "$last")" out; ok $? "the former pays until $last, says its letter to the $who"
  cp "letter-b-toekenning-forfait-$who" out
  grep -q "$(in_words "$move")" out; ok $? "the new one from $move"
  month=$(grep -oE '€ ?[0-9.]+,[0-9]{2}' "letter-b-toekenning-forfait-$who" | head -n 1)
  [ -n "$month" ] && grep -qF "$month" "letter-a-overdracht-$who"; r=$?
  ok $r "both name the same amount: $month"
done

# What else may come in.
call b elders GET /overdrachten; is "the other municipality sees its own hand-overs" "$status" 200
! grep -q 'dossier"\|Ada' out; ok $? "without persons or files"
call b elders POST /overdrachten '{"bericht":"overdracht"}'; is "half a message is refused" "$status" 400
call b kees POST /overdrachten '{"bericht":"overdracht"}'; is "who is no other municipality sends none" "$status" 403
status=$(curl -sS -o out -w '%{http_code}' "http://127.0.0.1:$port_b/v1/overdrachten"); is "without a token nothing" "$status" 401
kill "$a"; wait "$a"; is "the service ends well with its sender" $? 0
a=''
"$breed" transfer send --db a.db --peers peers-a.yaml --json >out 2>&1; is "by hand: nothing is left to be sent" "$(cat out)" '{"geprobeerd":0,"bezorgd":0,"geweigerd":0,"onbereikbaar":0}'
chmod 644 b-elders.token
"$breed" transfer send --db a.db --peers peers-a.yaml >out 2>&1; is "a token that others can read is refused" $? 2
printf -- '- {gemeente: "0599", url: "http://elders.example/v1", token-file: %s}\n' "$work/a-elders.token" >wrong.yaml
"$breed" transfer send --db a.db --peers wrong.yaml >out 2>&1; r=$?; is "http to another computer too" "$r $(grep -c https out)" "2 1"
"$breed" db verify --db a.db >out 2>&1 && "$breed" db verify --db b.db >out 2>&1; ok $? "both chains hold"
! grep -q '999990019\|Fabelstra' a.err b.err; ok $? "no person in the log of either service"
end_of_test
