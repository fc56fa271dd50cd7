# SPDX-License-Identifier: EUPL-1.2
# pictures.sh: the charts of docs/pictures/ are what the program draws. Arguments: source folder, build folder, and "write" to draw them anew. Speaks TAP.
set -u
source=$1 build=$2 mode=${3:-check}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0
say() {
  number=$((number + 1))
  if [ "$2" = 0 ]; then echo "ok $number - $1"; else echo "not ok $number - $1"; fi
}
for path in "$source"/examples/*.yaml; do
  name=$(basename "$path" .yaml)
  "$build/src/cli/breed" timeline "$path" -o "$work/$name.svg" || say "$name is drawn" 1
  "$build/src/cli/breed" timeline "$path" --narrow -o "$work/$name-narrow.svg" || say "$name is drawn narrow" 1
done
if [ "$mode" = write ]; then
  mkdir -p "$source/docs/pictures"
  cp "$work"/*.svg "$source/docs/pictures/"
  exit 0
fi
for drawn in "$work"/*.svg; do
  name=${drawn##*/}
  cmp -s "$drawn" "$source/docs/pictures/$name"
  say "docs/pictures/$name is what the program draws" $?
  if command -v xmllint >/dev/null; then
    xmllint --noout "$drawn" 2>&1 | sed 's/^/# /'
    xmllint --noout "$drawn" 2>/dev/null
    say "$name is well-formed" $?
  fi
  # What stands in the README exists, and a picture that nobody shows would be noticed.
  grep -q "docs/pictures/$name" "$source/README.md"
  say "the README shows $name" $?
done
for there in "$source"/docs/pictures/*.svg; do
  test -f "$work/${there##*/}"
  say "${there##*/} has a sample behind it" $?
done
sed 's/rect/rekt/' "$work/werknemer-in-deeltijd.svg" | cmp -s - "$source/docs/pictures/werknemer-in-deeltijd.svg"
test $? -ne 0
say "a changed stroke would be noticed" $?
echo "1..$number"
