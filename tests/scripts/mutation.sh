# SPDX-License-Identifier: EUPL-1.2
# mutation.sh: the mutation run finds what it should. Arguments: source folder, build folder, sanitizers of that build. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
source=$1
build=$2
make_work

cat >"$work/sample.c" <<'SAMPLE'
/* a < b */
#include "a<b.h"
#define FACTS(F) F(a) F(b)
#define HALF(x) ((x) / 2)
enum colour { colour_red, colour_green, colour_words };
int pick(int *a, struct fact *b, int c[2])
{
    STEP("a < b", "ja + 1", in_number(1 + 2));
    if (c[1] <= 7 && !*a) return colour_red;        // 1 + 2
    return both(ja, is_so(*a -- > -0x10));
}
SAMPLE
"$build/tests/mutate" words "$work/sample.c" >"$work/words"
"$build/tests/mutate" list "$work/sample.c" "$work/words" | cut -f 2,3 | sed 's/\t.*«/ /; s/».*//' >"$work/found"
cat >"$work/expected" <<'EXPECTED'
4 / → *
4 2 → 3
5 colour_red → colour_green
5 colour_green → colour_red
9 1 → 2
9 <= → <
9 7 → 8
9 && → ||
9 ! → 
9 colour_red → colour_green
10 both → either
10 ja → nee
10 is_so → m_is_not_so
10 -- → ++
10 > → >=
10 - → 
10 0x10 → (0x10 + 1)
EXPECTED
diff "$work/expected" "$work/found" >"$work/difference"
ok $? "every comparison, operator, constant and named operator is changed once, and nothing in comments, includes, lists and reasons"
sed 's/^/# /' "$work/difference"
"$build/tests/mutate" make "$work/sample.c" "$work/words" 5 | diff "$work/sample.c" - | grep '^[<>]' >"$work/changed"
[ "$(cat "$work/changed")" = "$(printf '<     if (c[1] <= 7 && !*a) return colour_red;        // 1 + 2\n>     if (c[1] < 7 && !*a) return colour_red;        // 1 + 2')" ]
ok $? "a mutant differs from its file in one place"

# The smallest rule, with the list of survivors as it is, without it, and with a line too many. A program with sanitizers cannot be linked again as it is done there.
if [ "$3" = none ]; then
  : >"$work/finished"
  run() { BREED_MUTATION_WORK="$work/run" BREED_MUTATION_LIST=$1 BREED_MUTATION_FINISHED="$work/finished" BREED_MUTATION_NOTE=yes sh "$source/tests/mutation/run.sh" "$build" arbeidsmarktregio >"$work/out" 2>&1; }
  run "$source/tests/mutation/survivors.tsv"
  ok $? "the survivors of arbeidsmarktregio are those that are listed"
  sed 's/^/# /' "$work/out"
  order() { BREED_MUTATION_WORK="$work/run" BREED_MUTATION_FINISHED=$1 BREED_MUTATION_SECONDS=0 sh "$source/tests/mutation/run.sh" "$build" arbeidsmarktregio proefplaats | sed 's/:.*//' | tr '\n' ' '; }
  [ "$(order "$work/none")" = "arbeidsmarktregio.c arbeidsmarktregio.h proefplaats.c " ] && [ "$(order "$work/finished")" = "proefplaats.c arbeidsmarktregio.c arbeidsmarktregio.h " ]
  ok $? "a file that was finished and did not change since comes after the others" "$(order "$work/finished")"
  : >"$work/empty"
  if run "$work/empty"; then ok 1 "a survivor that is not listed fails the run"; else
    grep -q 'm->certainty «> → >=» region->certainty' "$work/out"
    ok $? "a survivor that is not listed fails the run"
  fi
  { cat "$source/tests/mutation/survivors.tsv"; printf 'arbeidsmarktregio.c\tthis «line → text» is gone\tno reason\n'; } >"$work/longer"
  if run "$work/longer"; then ok 1 "a listed survivor that is gone fails the run"; else
    grep -q 'this «line → text» is gone' "$work/out"
    ok $? "a listed survivor that is gone fails the run"
  fi
fi
end_of_test
