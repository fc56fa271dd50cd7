# SPDX-License-Identifier: EUPL-1.2
# tables.sh: tables that do not hold together are refused with their line; the drawings and texts of docs/processes/ are what the program makes. Arguments: source folder, build
# folder, and "write" to make them anew. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
source=$1 build=$2 mode=${3:-check}
make_work
compile() { "$build/src/casework/process-compile" "$work/out.c" "$@" 2>"$work/said"; }
table=$source/processes/proefplaats.yaml
compile "$table"
ok $? "the table as it is, is accepted"

# planted NAME, what must be said, sed program: the mistake is refused, on the line where it stands, and nothing is left behind.
planted() {
  sed "$3" "$table" >"$work/planted.yaml"
  cmp -s "$table" "$work/planted.yaml" && { ok 1 "planted: $1" "nothing was planted"; return; }
  line=$(diff "$table" "$work/planted.yaml" | sed -n 's/^\([0-9]*\).*/\1/p' | head -n 1)
  if compile "$work/planted.yaml"; then ok 1 "planted: $1" "it was accepted"; return; fi
  grep -q "$2" "$work/said" && [ ! -e "$work/out.c" ] && { [ "${4:-line}" = any ] || grep -q "planted.yaml:$line:" "$work/said"; }
  ok $? "refused, line and all: $1" "$(cat "$work/said")"
}
planted "a role that does not exist" "a role" 's/by: \[werkgever, inwoner, consulent\]/by: [werkgever, burgemeester]/'
planted "an event without an actor" "can never happen" 's/    by: \[werkgever, inwoner, consulent\]//' any
planted "a rule that does not exist" "RULE.outcome" 's/rule: proefplaats.toegestaan, is: ja/rule: proefplats.toegestaan, is: ja/'
planted "an outcome that does not exist" "an outcome of that rule" 's/rule: proefplaats.toegestaan, is: ja/rule: proefplaats.mag, is: ja/'
planted "a value that the outcome cannot have" "a word of the outcome" 's/rule: proefplaats.toegestaan, is: ja/rule: proefplaats.toegestaan, is: misschien/'
planted "a date test on what is no date" "this is no date" 's/rule: proefplaats.toegestaan, is: ja/rule: proefplaats.toegestaan, passed: true/'
planted "a deadline that is no date" "only rules compute dates" 's/rule: proefplaats.eindeUiterlijk}/rule: proefplaats.toegestaan}/'
planted "a fact that no rule reads" "a fact of some rule" 's/needs: \[verlengingMaanden\]/needs: [verlengingMaand]/'
planted "a value that a fact does not take" "fact=value" 's/says: \[start=@\]/says: [ontvangtBijstand=soms]/'
planted "an unknown word" "nl en text" 's/  loopt: {nl/  loopt: {kleur: rood, nl/'
planted "a text in one language" "both languages" 's/in-dienst: {end: true, nl: "in dienst", en: "hired"/in-dienst: {end: true, nl: "in dienst"/'
planted "a state that does not exist" "a name of that section" 's/event: in-dienst, to: in-dienst/event: in-dienst, to: in-dienst-genomen/'
planted "a state that cannot be reached" "cannot be reached" 's/event: in-dienst, to: in-dienst/event: in-dienst, to: gestopt/' any
planted "a dead end" "dead end" 's/gestopt: {end: true,/gestopt: {/; s/geweigerd, gestopt\]/geweigerd]/' any
planted "an event in no step" "a step in which" 's/- {from: loopt, event: verlenging.*//' any
planted "a guard that nothing uses" "some step uses" 's/when: \[toegestaan, niet-te-lang\]/when: [toegestaan]/' any
planted "a letter that nothing sends" "some step sends" 's/, letters: \[verlenging\]//' any
planted "a deadline of no state" "of some state" 's/tasks: \[vervolg-bespreken\], deadlines: \[einde-proefplaats\]/tasks: [vervolg-bespreken]/' any
planted "an article that is not known" "statutes.yaml knows" 's/to: in-dienst, cites: "Pw 6::h"/to: in-dienst, cites: "Pw 999"/'
planted "an event in two tracks" "steps in one track" 's/event: bezwaar-ingetrokken, to/event: in-dienst, to/' any
planted "a step that can never be taken" "can never be taken" 's/  - {from: loopt, event: in-dienst, to: in-dienst, cites: "Pw 6::h"}/&\n&/' any
planted "an event that is called as a state" "say what happens" 's/nl: "proefplaats stoppen"/nl: "gestopt"/' any
planted "a guard of two kinds" "one of: rule" 's/decided: true/decided: true, reason: true/'
planted "a track without a begin" "begin in" 's/geen: {begin: true,/geen: {/' any

mkdir -p "$source/docs/processes" 2>/dev/null
names=$("$build/src/cli/breed" process | sed 's/ .*//')
for name in $names; do
  "$build/src/cli/breed" process "$name" -o "$work/$name.svg"
  "$build/src/cli/breed" process "$name" -o "$work/$name.txt"
done
if [ "$mode" = write ]; then
  cp "$work"/*.svg "$work"/*.txt "$source/docs/processes/"
  exit 0
fi
for name in $names; do
  cmp -s "$work/$name.svg" "$source/docs/processes/$name.svg"
  ok $? "docs/processes/$name.svg is what the program draws"
  cmp -s "$work/$name.txt" "$source/docs/processes/$name.txt"
  ok $? "docs/processes/$name.txt is what the program says"
  grep -q '<title id=' "$work/$name.svg" && grep -q '<desc id=' "$work/$name.svg"
  ok $? "$name.svg has a title and a description"
  if command -v xmllint >/dev/null; then
    xmllint --noout "$work/$name.svg" 2>"$work/said"
    ok $? "$name.svg is well-formed" "$(cat "$work/said")"
  fi
  if "$build/src/cli/breed" process "$name" --lang en | grep -qE '\((aanname|einde)\)'; then ok 1 "$name in English has no Dutch marks"; else ok 0 "$name in English has no Dutch marks"; fi
done
end_of_test
