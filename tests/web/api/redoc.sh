#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# redoc.sh: the Redoc inside the program is what the pinned npm package gives. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../../tap.sh"
here=$(cd "$(dirname "$0")" && pwd)
make_work
sh "$here/../../../web/api/build-redoc.sh" "$work/redoc.js.gz" 2>"$work/said" || true
gzip -dc "$here/../../../web/api/redoc.js.gz" >"$work/committed"
[ -s "$work/redoc.js.gz" ] && gzip -dc "$work/redoc.js.gz" | cmp -s - "$work/committed"
ok $? "web/api/redoc.js.gz is what web/api/build-redoc.sh makes" "$(cat "$work/said")"
end_of_test
