#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# run.sh: the pages in a real browser. Arguments: build folder, and what to run (default: all parts, see main.mjs). Speaks TAP.
# BREED_PICTURES=yes: pictures of each kind of page in BUILD/web-pictures. BREED_NODE: where tests/web/node/install.sh put the tools; BREED_PAGES: how many pages of each kind and language (3), or all.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../../tap.sh"
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd) || exit 1
shift
needs_browser "$here/../.."
exec node "$here/main.mjs" "$build" "$@"
