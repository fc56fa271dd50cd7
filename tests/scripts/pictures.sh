# SPDX-License-Identifier: EUPL-1.2
# pictures.sh: the charts of docs/pictures/ are what the program draws. Arguments: source folder, build folder, and "write" to draw them anew. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
source=$1 build=$2 mode=${3:-check}
make_work
for path in "$source"/examples/*.yaml; do
  name=$(basename "$path" .yaml)
  "$build/src/cli/breed" timeline "$path" -o "$work/$name.svg" || ok 1 "$name is drawn"
  "$build/src/cli/breed" timeline "$path" --narrow -o "$work/$name-narrow.svg" || ok 1 "$name is drawn narrow"
done
if [ "$mode" = write ]; then
  mkdir -p "$source/docs/pictures"
  cp "$work"/*.svg "$source/docs/pictures/"
  exit 0
fi
for drawn in "$work"/*.svg; do
  name=${drawn##*/}
  cmp -s "$drawn" "$source/docs/pictures/$name"
  ok $? "docs/pictures/$name is what the program draws"
  if command -v xmllint >/dev/null; then
    xmllint --noout "$drawn" 2>&1 | sed 's/^/# /'
    xmllint --noout "$drawn" 2>/dev/null
    ok $? "$name is well-formed"
  fi
  # What stands in the README exists, and a picture that nobody shows would be noticed.
  grep -q "docs/pictures/$name" "$source/README.md"
  ok $? "the README shows $name"
done
for there in "$source"/docs/pictures/*.svg; do
  test -f "$work/${there##*/}"
  ok $? "${there##*/} has a sample behind it"
done
sed 's/rect/rekt/' "$work/werknemer-in-deeltijd.svg" | cmp -s - "$source/docs/pictures/werknemer-in-deeltijd.svg"
test $? -ne 0
ok $? "a changed stroke would be noticed"
end_of_test
