#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# build-redoc.sh: web/api/redoc.js.gz out of the npm package redoc, pinned by version and fingerprint. Argument: another place for the result, to compare.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/redoc.js.gz}
version=2.5.4
sum=33a8d6846d6aa019c7e93166cc99ecb72099f3b1e6398fd4cc39bbf261e262284476557f61c4bda203a8d4d94496724c78bb32c4715edb215ce2c3631d3ac005
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack "redoc@$version" >/dev/null 2>&1 && tar xzf "redoc-$version.tgz")
got=$(sha512sum "$work/redoc-$version.tgz" | cut -d' ' -f1)
[ "$got" = "$sum" ] || { echo "breed: redoc-$version.tgz is not the package that was pinned" >&2; exit 1; }
# The licences of what is bundled go before the script. A picture of its makers would come from their own server: none comes instead.
{ printf '/*!\n'; cat "$work/package/LICENSE" "$work/package/bundles/redoc.standalone.js.LICENSE.txt" | sed 's:\*/:* /:g'; printf '*/\n'; grep -v '^//# sourceMappingURL=' "$work/package/bundles/redoc.standalone.js" | sed 's|https://cdn.redoc.ly/redoc/logo-mini.svg|data:,|g'; } | gzip -9n >"$out"
