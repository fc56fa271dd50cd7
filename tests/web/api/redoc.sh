#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# redoc.sh: the Redoc inside the program is what the pinned npm package gives. Speaks TAP.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo 1..1
sh "$here/../../../web/api/build-redoc.sh" "$work/redoc.js.gz" 2>"$work/said" || true
gzip -dc "$here/../../../web/api/redoc.js.gz" >"$work/committed"
if [ -s "$work/redoc.js.gz" ] && gzip -dc "$work/redoc.js.gz" | cmp -s - "$work/committed"; then echo "ok 1 - web/api/redoc.js.gz is what web/api/build-redoc.sh makes"; else
  echo "not ok 1 - web/api/redoc.js.gz is what web/api/build-redoc.sh makes"
  sed 's/^/# /' "$work/said"
  exit 1
fi
