# SPDX-License-Identifier: EUPL-1.2
# tap.sh: what shell tests share: they number what they say, keep a folder of their own, and end. Sourced by them: . "$(dirname "$0")/../tap.sh"
number=0
bad=0

# ok STATUS NAME [WHY NOT]: one point of the test. A test with more to tell when a point fails defines why_not.
why_not() { :; }
ok() {
  number=$((number + 1))
  if [ "$1" = 0 ]; then echo "ok $number - $2"; return; fi
  echo "not ok $number - $2"
  bad=1
  { [ -z "${3:-}" ] || printf '%s\n' "$3"; why_not; } | head -c 4000 | awk '{ print "# " $0 }'
}
# is NAME WHAT WANTED
is() { if [ "$2" = "$3" ]; then ok 0 "$1"; else ok 1 "$1" "'$2', not '$3'"; fi; }
# holds NAME WHAT IS WRONG: good when that is nothing.
holds() { if [ -z "$2" ]; then ok 0 "$1"; else ok 1 "$1" "$2"; fi; }
skipped() { ok 0 "$1 # SKIP $2"; }

end_of_test() {
  echo "1..$number"
  exit "$bad"
}
# For who cannot begin.
skip_all() {
  echo "1..0 # SKIP $1"
  exit 0
}
give_up() {
  ok 1 "$1" "${2:-}"
  end_of_test
}
# needs TOOL...: gives up when one is not there. What is no command, but missing, may stand in the variable missing.
missing=""
needs() {
  for tool in "$@"; do command -v "$tool" >/dev/null || missing="$missing $tool"; done
  [ -z "$missing" ] || give_up "the tools of this test are there (./check installs them); missing:$missing"
}
# needs_browser TESTS: for the tests in a browser, given where the tests are. BREED_NODE: where tests/web/node/install.sh put the packages.
needs_browser() {
  export BREED_NODE="${BREED_NODE:-$1/../build-node}"
  [ -e "$BREED_NODE/done" ] || missing=" npm-packages(tests/web/node/install.sh)"
  needs node chromium java
}

# make_work: a folder of its own in $work, gone at the end; a test that starts programs defines at_end to end them.
at_end() { :; }
make_work() {
  work=$(mktemp -d) || exit 1
  trap 'at_end; rm -rf "$work"' EXIT
}
