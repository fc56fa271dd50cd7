# SPDX-License-Identifier: EUPL-1.2
# table.sh: a table of rights with a gap stops the build. Arguments: source folder, rights-compile. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
table=$1/src/people/rights.yaml
compile=$2
make_work
why_not() { cat "$work/said"; }
# What is wrong, the sed that plants it, what must be said.
refused() {
  sed "$2" "$table" >"$work/rights.yaml"
  rm -f "$work/out.c"
  if cmp -s "$table" "$work/rights.yaml"; then echo "nothing was planted" >"$work/said"; ok 1 "$1"; return; fi
  "$compile" "$work/out.c" "$work/rights.yaml" >"$work/said" 2>&1 && status=1 || status=0
  grep -q -e "$3" "$work/said" || status=1
  [ ! -e "$work/out.c" ] || status=1
  ok "$status" "$1"
}
"$compile" "$work/out.c" "$table" >"$work/said" 2>&1
ok $? "the table itself is good"
refused "a fact without a part is refused" 's/ wajong, / /' "without a part.*'wajong'"
refused "a fact in two parts is refused" 's/^  persoon: \[geboortedatum,/  persoon: [geboortedatum, wajong,/' "a fact in two parts: 'wajong'"
refused "a fact that there is not is refused" 's/^  persoon: \[geboortedatum,/  persoon: [geboortedatum, sterrenbeeld,/' "no such fact: 'sterrenbeeld'"
refused "a resource without rights is refused" '/^  keten:/,/^  inzage:/{/^  inzage:/!d}' "a resource without rights: 'keten'"
refused "a resource that there is not is refused" 's/^  keten:/  ketting:/' "no such resource: 'ketting'"
refused "a right without a reason is refused" '0,/, why: {nl: "[^"]*", en: "[^"]*"}/s///' "a text in both languages: 'why'"
refused "a reason in one language is refused" '0,/, en: "Somebody sees everything about himself."/s///' "a text in both languages: 'why'"
refused "an article that there is not is refused" 's/law: "Pw 22a"/law: "Bw 22a"/' "no such article.*'Bw 22a'"
refused "a role that there is not is refused" 's/roles: \[beleid, consulent\], of/roles: [directeur, consulent], of/' "no such role: 'directeur'"
refused "the same right twice is refused" 's/of: \[none\], law: "AVG 89", why: \(.*\)$/of: [none], law: "AVG 89", why: \1\n      - {roles: [beleid], of: [none], why: {nl: "a", en: "b"}}/' "the same right twice: 'cijfers'"
refused "a purpose without its article is refused" '/^  beleid-maken:/,/roles/{/law:/d}' "a purpose needs its article: 'beleid-maken'"
refused "a purpose that does not say whether it needs a case is refused" '/^  toezicht:/,/^  wissen/{/case:/d}' "case: true or false: 'toezicht'"
refused "a field that there is not is refused" 's/^    label: {nl: "de eigen lijst"/    titel: {nl: "de eigen lijst"/' "no such field: ' titel '"
end_of_test
