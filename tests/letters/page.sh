#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# page.sh: all letters of the lives as pages: plain words, valid HTML, axe, a narrow screen and large text. Arguments: test-letters, files with lives. Speaks TAP.
set -u
here=$(cd "$(dirname "$0")" && pwd)
letters=$1
shift
export BREED_NODE="${BREED_NODE:-$here/../../build-node}"
missing=""
for tool in node chromium java; do command -v "$tool" >/dev/null || missing="$missing $tool"; done
[ -e "$BREED_NODE/node_modules" ] || missing="$missing npm-packages(tests/web/node/install.sh)"
if [ -n "$missing" ]; then
  echo "not ok 1 - the tools of the browser tests are there (./check installs them); missing:$missing"
  echo "1..1"
  exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$letters" --walks 0 --dump "$work" "$@" >/dev/null
exec_status=0
node "$here/page.mjs" "$work" || exec_status=$?
exit "$exec_status"
