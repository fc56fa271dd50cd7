# SPDX-License-Identifier: EUPL-1.2
# page_files.sh: web/ fits together: every name in a template is given by some page, web/breed.css is what its script makes. Arguments: source folder, build folder. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
cd "$1" || exit 1
make_work
# Names that templates show, and the strings in the sources of the pages.
names_in() { grep -ohE '\{\{[#^{]?[a-z0-9-]+' "$@" | sed 's/^[{#^]*//' | grep -vx t | sort -u; }
find src/web -name '*.c' -exec cat {} + | grep -oE '"[a-z0-9-]+"' | tr -d '"' | sort -u >"$work/given"
missing_in() { names_in "$@" | while read -r name; do grep -qxF -- "${name%-any}" "$work/given" || [ "$name" = first ] || echo "$name"; done; }
holds "every name in a template is given by a page" "$(missing_in web/templates/*.mustache)"
printf '{{#nobody-gives-this}}x{{/nobody-gives-this}}' >"$work/planted.mustache"
holds "a name that no page gives is found" "$([ -n "$(missing_in "$work/planted.mustache")" ] || echo "it is not found")"
# Every message is used: a text that nobody reads grows stale.
find src/web -name '*.[ch]' -exec cat {} + | grep -oE '\bM_[a-z0-9_]+' | sort -u >"$work/named"
grep -ohE '\{\{t\.[a-z0-9-]+\}\}' web/templates/*.mustache | sed 's/{{t\.//; s/}}//' | sort -u >"$work/shown"
unused_in() { sed -nE 's/^([a-z0-9-]+):.*/\1/p' "$@" | while read -r key; do grep -qxF "$key" "$work/shown" || grep -qxF "M_$(echo "$key" | tr - _)" "$work/named" || echo "$key"; done; }
for list in web/messages/*nl.yaml; do holds "every message of ${list##*/} is used" "$(unused_in "$list")"; done
echo 'nobody-says-this: "x"' >"$work/planted.yaml"
holds "a message that nobody uses is found" "$([ -n "$(unused_in "$work/planted.yaml")" ] || echo "it is not found")"
holds "no page has a style or a script of its own" "$(grep -nE ' style="|<script| on[a-z]+="' web/templates/*.mustache)"
if command -v npm >/dev/null && command -v node >/dev/null && sh web/build-styles.sh "$work/breed.css" >"$work/log" 2>&1; then
  holds "web/breed.css is what web/build-styles.sh makes" "$(cmp "$work/breed.css" web/breed.css 2>&1)"
else
  skipped "web/breed.css is what web/build-styles.sh makes" "npm or its packages are not there: $(tail -n 1 "$work/log" 2>/dev/null)"
fi
end_of_test
