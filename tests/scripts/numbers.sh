# SPDX-License-Identifier: EUPL-1.2
# numbers.sh: no rule has a number of the law in it; those that stand in rules are in numbers.tsv, each with its reason. Arguments: source folder, build folder. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
scripts=$1/tests/scripts
cd "$1/src/rules" || exit 1
make_work
numbers() { awk -v entries="$scripts/numbers.tsv" -v used="$work/used" -f "$scripts/numbers.awk" "$@"; }

# A rule is a line of the registry; with it go the headers that rules include. The words in which rules are written (rule.h, reasoning.h, glossary.h) are no rules.
names=$(sed -n 's/^R(\(.*\))$/\1/p' registry.def)
headers=$(for name in $names; do cat "$name.c" "$name.h" 2>/dev/null; done | sed -n 's/^#include "rules\/\(.*\)"$/\1/p' | sort -u | grep -vxE 'rule\.h|reasoning\.h|glossary\.h')
files=$(for name in $names; do ls "$name.c" "$name.h" 2>/dev/null; done; echo "$headers")
files=$(echo "$files" | sort -u)

: >"$work/used"
for file in $files; do
  found=$(numbers "$file")
  ok $? "$file has no number of the law in it" "$found"
done

# An entry that explains nothing any more would let a number in later.
entries=$(grep -vcE '^(#|$)' "$scripts/numbers.tsv")
used=$(sort -u "$work/used" | wc -l)
ok $((entries != used)) "every entry of numbers.tsv explains a number ($entries)" "$used are used; unused: $(seq "$entries" | while read -r k; do grep -qx "$k" "$work/used" || grep -vE '^(#|$)' "$scripts/numbers.tsv" | sed -n "${k}p"; done)"

# This test can fail: each of these, put into a rule, is found.
plant() {
  printf '%s\n' '/* a comment with 27 in it */ static int text(void) { return "27"[0]; }' "$1" >"$work/planted.c"
  found=$(numbers "$work/planted.c")
  [ "$(echo "$found" | grep -c ':2: ')" -ge 1 ] && [ "$(echo "$found" | grep -c ':1: ')" = 0 ]
  ok $? "planted, it is found: $(echo "$1" | head -n 1)"
}
plant 'static whole age = 27;'
plant 'static date first(void) { return date_of(2023, 1, 1); }'
plant 'static whole age = 0x1B;'
plant 'static whole age = 27u;'
plant 'static whole age = 033;'
plant 'static double share = .7;'
plant 'static int64_t most = 1e2;'
plant 'static whole months = 6;'
plant '#define AGE 27'
plant '%:define AGE 27'
plant 'static whole age = '"'"'\033'"'"';'
plant 'static whole age(void) { return 2/* two */7; }'
plant 'static whole age(void) { return "\""[0] == 27 ? "//"[0] : "/*"[0]; }'
plant 'static date next(date day) { return add_months(day, 1); }'
plant 'static whole term(whole weeks) { return 17 * weeks; }'
plant 'static whole term(whole years) { return 112 * years; }'
plant 'static whole term(whole weeks) { return 1 * weeks; }'
plant 'static whole age = 1\
0;'
end_of_test
