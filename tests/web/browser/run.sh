#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# run.sh: the pages in a real browser. Arguments: build folder, and what to run (default: all parts, see main.mjs). Speaks TAP.
# BREED_PICTURES=yes: pictures of each kind of page in BUILD/web-pictures. BREED_NODE: where tests/web/node/install.sh put the tools; BREED_PAGES: how many pages of each kind and language (3), or all.
set -u
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd) || exit 1
shift
export BREED_NODE="${BREED_NODE:-$here/../../../build-node}"
missing=""
for tool in node chromium java; do command -v "$tool" >/dev/null || missing="$missing $tool"; done
[ -e "$BREED_NODE/done" ] || missing="$missing npm-packages(tests/web/node/install.sh)"
if [ -n "$missing" ]; then
  echo "not ok 1 - the tools of the browser tests are there (./check installs them); missing:$missing"
  echo "1..1"
  exit 1
fi
exec node "$here/main.mjs" "$build" "$@"
