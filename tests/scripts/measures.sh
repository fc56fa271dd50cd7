# SPDX-License-Identifier: EUPL-1.2
# measures.sh: docs/measures.md is what the program prints. Arguments: source folder, build folder, and "write" to write the page anew. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
source=$1 build=$2 mode=${3:-check}
make_work
"$build/src/cli/breed" measures --lang en >"$work/measures.md" || give_up "the program prints its page"
if [ "$mode" = write ]; then
  cp "$work/measures.md" "$source/docs/measures.md"
  exit 0
fi
cmp -s "$source/docs/measures.md" "$work/measures.md"
ok $? "docs/measures.md is what the program prints" "$(diff "$source/docs/measures.md" "$work/measures.md" | head -n 40)"
# Every measure has its chapter; a page that lost one would be noticed.
is "sixteen measures" "$(grep -c '^## [0-9]*\. ' "$work/measures.md")" 16
is "every measure has a rule" "$(grep -c 'Rules:\*\* none' "$work/measures.md")" 0
! sed '0,/since/s//before/' "$source/docs/measures.md" | cmp -s - "$work/measures.md"
ok $? "a changed word in the page would be noticed"
end_of_test
