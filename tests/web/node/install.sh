#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# install.sh: the pinned tools of the web tests, once for each state of the lock file. Argument: the folder they go to (default: build-node beside the sources).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-${BREED_NODE:-$here/../../../build-node}}
lock=$(cat "$here/package.json" "$here/package-lock.json" | sha256sum | cut -d' ' -f1)
[ "$(cat "$folder/done" 2>/dev/null || true)" = "$lock" ] && exit 0
mkdir -p "$folder"
rm -f "$folder/done"
cp "$here/package.json" "$here/package-lock.json" "$folder/"
log=$(mktemp)
for try in 1 2 3; do
  if (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund) >"$log" 2>&1; then
    echo "$lock" >"$folder/done"
    rm -f "$log"
    exit 0
  fi
  sleep $((try * 3))
done
cat "$log" >&2
rm -f "$log"
echo "breed: the tools of the web tests could not be installed in $folder" >&2
exit 4
