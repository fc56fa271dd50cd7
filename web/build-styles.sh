#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# build-styles.sh: makes web/breed.css of pinned npm packages and web/styles/; the program itself needs neither. Needs npm and Node 18 or later.
# usage: sh web/build-styles.sh [OUTPUT]        without OUTPUT: web/breed.css
set -eu
web=$(cd "$(dirname "$0")" && pwd)
out=${1:-$web/breed.css}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$web/package.json" "$web/package-lock.json" "$work/"
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null)
node "$web/styles/build.mjs" "$work/node_modules" "$web" >"$work/breed.css"
# The typeface and its licence are taken from the same packages.
for weight in 400 700; do cmp -s "$work/node_modules/@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-$weight-normal.woff2" "$web/static/atkinson-$weight.woff2" || { echo "web/static/atkinson-$weight.woff2 is not that of the package" >&2; exit 1; }; done
mv "$work/breed.css" "$out"
