# SPDX-License-Identifier: EUPL-1.2
# measures.sh: docs/measures.md is what the program prints. Arguments: source folder, build folder, and "write" to write the page anew. Speaks TAP.
set -u
source=$1 build=$2 mode=${3:-check}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/src/cli/breed" measures --lang en >"$work/measures.md" || { echo "1..0 # the program prints no page"; exit 1; }
if [ "$mode" = write ]; then
  cp "$work/measures.md" "$source/docs/measures.md"
  exit 0
fi
if cmp -s "$source/docs/measures.md" "$work/measures.md"; then echo "ok 1 - docs/measures.md is what the program prints"; else
  echo "not ok 1 - docs/measures.md is what the program prints"
  diff "$source/docs/measures.md" "$work/measures.md" | sed 's/^/# /' | head -n 40
fi
# Every measure has its chapter; a page that lost one would be noticed.
count=$(grep -c '^## [0-9]*\. ' "$work/measures.md")
if [ "$count" = 16 ]; then echo "ok 2 - sixteen measures"; else echo "not ok 2 - sixteen measures, got $count"; fi
without=$(grep -c 'Rules:\*\* none' "$work/measures.md")
if [ "$without" = 0 ]; then echo "ok 3 - every measure has a rule"; else echo "not ok 3 - every measure has a rule, $without have none"; fi
if sed '0,/since/s//before/' "$source/docs/measures.md" | cmp -s - "$work/measures.md"; then echo "not ok 4 - a changed word in the page would be noticed"; else echo "ok 4 - a changed word in the page would be noticed"; fi
echo "1..4"
