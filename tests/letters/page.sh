#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# page.sh: all letters of the lives as pages: plain words, valid HTML, axe, a narrow screen and large text. Arguments: test-letters, files with lives. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
here=$(cd "$(dirname "$0")" && pwd)
letters=$1
shift
needs_browser "$here/.."
make_work
"$letters" --walks 0 --dump "$work" "$@" >/dev/null
exec_status=0
node "$here/page.mjs" "$work" || exec_status=$?
exit "$exec_status"
