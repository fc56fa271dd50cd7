# SPDX-License-Identifier: EUPL-1.2
# cli.sh: breed ordinance from outside: exit statuses, forms, and a file of one's own. Arguments: source folder, build folder. Speaks TAP.
set -u
source=$1 breed=$2/src/cli/breed
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
make_work
# ends STATUS SENTENCE ARGUMENTS...: breed ordinance ends with that status.
ends() {
  want=$1 sentence=$2
  shift 2
  "$breed" ordinance "$@" >"$work/out" 2>"$work/err"
  is=$?
  [ "$is" = "$want" ]
  ok $? "$sentence" "it ends with $is: $(head -n 1 "$work/err")"
}
is_json() {
  if command -v python3 >/dev/null; then python3 -m json.tool <"$work/out" >/dev/null 2>&1; ok $? "$1" "it is no JSON"; else skipped "$1" "no python3"; fi
}
ends 0 "a complete ordinance ends with 0" check voorbeelddam --on 2026-01-01
ends 1 "one that fails the law ends with 1" check schraalveen --on 2025-01-01
ends 3 "one that was not read ends with 3" check utrecht --on 2026-01-01
ends 2 "a name that does not exist ends with 2" show roterdam
grep -q 'rotterdam?' "$work/err"
ok $? "and the nearest name is offered" "$(cat "$work/err")"
ends 2 "a part of the command that does not exist ends with 2" shwo rotterdam
ends 2 "a day outside the law ends with 2" list --on 1900-01-01
ends 0 "a municipality is found by its number" show 0599 --on 2026-01-01
for what in "list" "checks" "show rotterdam" "check rotterdam" "compare" "compare rotterdam amsterdam midden"; do
  # shellcheck disable=SC2086
  "$breed" ordinance $what --on 2026-01-01 --json >"$work/out" 2>/dev/null
  is_json "$what gives JSON"
done
ends 0 "a publication becomes a file" import "$source/tests/ordinance/publicatie.xml"
cp "$work/out" "$work/own.yaml"
ends 3 "in which nothing counts" check "$work/own.yaml" --on 2024-01-01
sed 's/checked: 0/checked: 1/' "$work/own.yaml" >"$work/confirmed.yaml"
ends 1 "until it is confirmed; then what lacks is found" check "$work/confirmed.yaml" --on 2024-01-01
ends 2 "a publication with a document type is refused" import /dev/stdin <<'XML'
<!DOCTYPE a><a><artikel><al>x</al></artikel></a>
XML
ends 0 "compare gives CSV" compare --csv --on 2026-01-01
[ "$(wc -l <"$work/out")" = $((1 + 6 * 11 * 11)) ] && [ "$(awk -F, '{ print NF }' "$work/out" | sort -u)" = 15 ]
ok $? "a row for each person, ordinance and line" "$(wc -l <"$work/out") rows"
ends 0 "a chart is drawn" compare midden --svg --on 2026-01-01
grep -q '<title' "$work/out" && grep -q 'Niet bekend van' "$work/out"
ok $? "with a title, and what is not known in words" ""
"$breed" ordinance map proefplaats midden --on 2026-01-01 >"$work/out"
[ "$(grep -c 'stroke-dasharray' "$work/out")" -gt 100 ] && grep -q 'Geen kaart' "$work/out"
ok $? "the tiles say that they are no map" ""
end_of_test
