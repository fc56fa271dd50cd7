# SPDX-License-Identifier: EUPL-1.2
# draft.sh: breed ordinance draft from outside: every form has the same articles, documents open, and nothing is half written. Arguments: source folder, build folder. Speaks TAP.
set -u
source=$1 breed=$2/src/cli/breed
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
make_work
for form in html md xml json; do
  "$breed" ordinance draft voorbeelddam --on 2026-01-01 -o "$work/draft.$form" >"$work/out" 2>"$work/err"
  ok $? "a draft is written as $form" "$(cat "$work/err")"
done
count=$(grep -c '^### ' "$work/draft.md")
[ "$count" -gt 20 ] && [ "$(grep -c '<artikel>' "$work/draft.xml")" = "$count" ] && [ "$(grep -c '<h3 ' "$work/draft.html")" = "$count" ] && [ "$(grep -o '"artikel":' "$work/draft.json" | wc -l)" = "$count" ]
ok $? "with the same articles in each" "$count in Markdown"
if command -v pandoc >/dev/null; then
  for form in odt docx; do
    "$breed" ordinance draft voorbeelddam --on 2026-01-01 -o "$work/draft.$form" 2>"$work/err" && [ "$(pandoc --from=$form --to=markdown "$work/draft.$form" | grep -c '^### ')" = "$count" ]
    ok $? "and as $form, which opens and has them, too" "$(cat "$work/err")"
  done
else
  skipped "and as odt and docx, which open and have them, too" "no pandoc"
fi
mkdir "$work/nothing"
PATH=$work/nothing "$breed" ordinance draft voorbeelddam -o "$work/without.odt" 2>"$work/err"
is=$?
# It is sought in the path of the caller.
[ "$is" = 1 ] && [ ! -e "$work/without.odt" ] && grep -q 'pandoc' "$work/err"
ok $? "without pandoc it says so, and writes nothing" "it ends with $is"
"$breed" ordinance draft voorbeelddam -o "$work/draft.pdf" 2>"$work/err"
[ $? = 2 ] && [ ! -e "$work/draft.pdf" ]
ok $? "a form that there is not is refused" "$(cat "$work/err")"
"$breed" ordinance draft uwv 2>"$work/err"
[ $? = 2 ]
ok $? "UWV has no ordinance to draft" "$(cat "$work/err")"
"$breed" ordinance import "$work/draft.xml" >"$work/back.yaml" && "$breed" ordinance check "$work/back.yaml" --on 2026-01-01 >"$work/out"
[ $? = 3 ] && grep -q 'lks_beslis_weken: {value: "5", in: verordening, checked: 0, article: "7"' "$work/back.yaml"
ok $? "the draft is read back as proposals, which count for nothing yet" "$(head -n 1 "$work/out")"
cp "$source/law/ordinances/verzonnen-schraalveen.yaml" "$work/own.yaml"
"$breed" ordinance draft "$work/own.yaml" --on 2025-01-01 -o "$work/own.md" 2>"$work/err" && grep -q 'keuze: hoe die eisen worden geborgd' "$work/own.md"
ok $? "a file of one's own is drafted, with its open places" "$(cat "$work/err")"
"$breed" match "$source/examples/match/open-dag.yaml" --json >"$work/out" && grep -q '"plaats":1' "$work/out"
ok $? "the match aid ranks the example" "$(head -c 200 "$work/out")"
printf 'kandidaat,kan,diagnose\nK1,a,autisme\n' >"$work/k.csv"
"$breed" match "$work/k.csv" >"$work/out" 2>"$work/err"
[ $? = 2 ] && grep -q 'gezondheid' "$work/err" && ! grep -q 'autisme' "$work/err"
ok $? "and refuses a diagnosis without repeating it" "$(cat "$work/err")"
"$breed" contact --csv --on 2024-01-01 >"$work/out" && [ "$(wc -l <"$work/out")" -gt 340 ] && grep -q 'te-controleren,ja' "$work/out"
ok $? "the contact points are a table with what is not sure marked" "$(wc -l <"$work/out")"
"$breed" contact Roterdam 2>"$work/err"
[ $? = 2 ]
ok $? "a municipality that does not exist is refused" "$(cat "$work/err")"
end_of_test
