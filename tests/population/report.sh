#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# report.sh: reports of a simulation as pages: valid HTML, axe in light and dark, a narrow screen, large text, print, and every number of a chart in its table. Arguments: breed, source folder. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
here=$(cd "$(dirname "$0")" && pwd)
needs_browser "$here/.."
make_work
"$1" simulate --scale 300 --reform "$2/reforms/lkv-zes-maanden.yaml" --year 2025 --report "$work/lkv.nl.html" >/dev/null
"$1" simulate --lang en --scale 300 --reform "$2/reforms/kostendeler-vanaf-21.yaml" --report "$work/kostendeler.en.html" >/dev/null
"$1" simulate --report "$work/nu.nl.html" >/dev/null
exec_status=0
node "$here/report.mjs" "$work" || exec_status=$?
exit "$exec_status"
