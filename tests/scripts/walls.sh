# SPDX-License-Identifier: EUPL-1.2
# walls.sh: no include runs up through a wall of the house plan. Arguments: source folder, build folder. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
cd "$1/src" || exit 1
build=$2
make_work

# Rooms from the ground up; a room may include itself and lower ones. Siblings on one floor may not know each other, except tables <- population and ordinance <- casework <- evaluation.
floor_of() {
  case $1 in
    base) echo 0 ;; law) echo 10 ;; rules) echo 20 ;; reason) echo 30 ;; explain) echo 40 ;; examples) echo 45 ;;
    tables) echo 50 ;; population) echo 51 ;; budget) echo 55 ;; ordinance) echo 52 ;; casework) echo 53 ;; evaluation) echo 54 ;; store) echo 5 ;;
    exchange) echo 58 ;; checker) echo 56 ;; letters) echo 59 ;; registers) echo 62 ;; office) echo 70 ;; people) echo 60 ;; match) echo 57 ;;
    api | cli | web | sql) echo 90 ;;
    *) echo -1 ;;
  esac
}
# Pairs on one floor that may not know each other although their numbers would allow it.
forbidden_pair() {
  case "$1 $2" in
    "ordinance tables" | "casework tables" | "evaluation tables" | "ordinance population" | "casework population" | "evaluation population") return 0 ;;
    "rules reason" | "rules store" | "law store" | "reason store" | "explain store") return 0 ;;
  esac
  return 1
}

# An include in any other form than these could not be read below: room and file, a header of the system, and the version that the build makes.
plain_form='^[^:]*:#include ("[a-z]+/[a-z_]+(/[a-z_]+){0,2}\.(h|def)"|"[a-z]+/utf8\.h"|"version\.h"|<[a-z0-9_/]+\.h>)( +/\*.*)?$'
directive='^(.*\*/)?[[:space:]]*(#|%:|\?\?=)[[:space:]]*(/\*.*\*/)?[[:space:]]*(include|import|embed|[a-z]*\\$)'
# What is wrong with the includes of files (the rest of the arguments) of a room.
wrong_in() {
  room=$1
  shift
  own=$(floor_of "$room")
  [ "$own" -ge 0 ] || echo "the room $room is not in the plan"
  for other in $(sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$@" | sort -u); do
    [ "$other" = "$room" ] && continue
    if [ "$other" = breed ] && [ "$room" = api ]; then continue; fi
    if [ "$other" = web ] && [ "$room" = cli ]; then continue; fi       # the command that serves
    of_other=$(floor_of "$other")
    if [ "$of_other" -lt 0 ] || [ "$of_other" -ge "$own" ] || forbidden_pair "$room" "$other"; then grep -H "^#include \"$other/" "$@"; fi
  done
  grep -HE "$directive" "$@" | grep -vE "$plain_form"
  [ "$room" != rules ] || grep -HE '#include <' "$@" | grep -vE '<(stdbool|stddef|stdint|string)\.h>'
}
files_of() { find "$1" -name '*.[ch]' -o -name '*.def'; }

# shellcheck disable=SC2046
for room in */; do holds "the room ${room%/} includes only lower rooms" "$(wrong_in "${room%/}" $(files_of "${room%/}"))"; done

# Rules know no allocation, no input or output, no clock.
holds "rules take no memory, print nothing and know no clock" \
  "$(grep -nE '#include <(stdio|stdlib|time|unistd|errno)\.h>|\b(malloc|calloc|realloc|free|printf|fopen|time|clock_gettime)\(' rules/*.c rules/*.h)"

# What a compiled rule needs from elsewhere comes from base, law and the machinery of rules: a declaration of its own would not get it past the wall either.
defined=$(find "$build/src" -name '*.o' | grep -E '/(base|law|rules)_[^/]*\.o$|law_tables[^/]*\.o$|law/[^/]*tables[^/]*\.o$' | grep -v 'law_\(compile\|stamp\)' | xargs nm --defined-only | awk 'NF == 3 { print $3 }' | sort -u)
foreign() { nm -u "$@" | awk 'NF == 2 { print $2 }' | sort -u | grep -vxE '_GLOBAL_OFFSET_TABLE_|mem(cpy|set|cmp|move)|bcmp|str(cmp|len|ncmp)|__stack_chk_fail|__(asan|ubsan|tsan|msan|sanitizer|gcov|llvm|sancov)_.*|__assert_fail|__start___.*|__stop___.*' | grep -vxF "$defined"; }
compiled=$(find "$build/src" -path '*breed-rules*' -name '*.o')
# shellcheck disable=SC2086
holds "compiled rules call nothing but base, law and their own machinery" "$([ -n "$compiled" ] && foreign $compiled || [ -n "$compiled" ] || echo "no compiled rules were found")"

# No floating point in the rooms that compute; SPSS has no other numbers, so tables/columns/spss.c makes decimal ones of them first.
holds "no floating point and no 128-bit arithmetic where amounts are made" \
  "$(grep -nwE 'float|double|long double|__int128' base/*.[ch] law/*.[ch] rules/*.[ch] reason/*.[ch] explain/*.[ch] tables/*.[ch] tables/columns/[!s]*.[ch] tables/columns/shape.c ordinance/*.[ch] | grep -v '/\*\|\* ')"

# This test can fail: each of these, planted in a copy of the rules, is found.
cp -r rules "$work/rules"
cd "$work" || exit 1
# shellcheck disable=SC2046
holds "a copy of the rules is as clean as they are" "$(wrong_in rules $(files_of rules))"
planted=0
for line in '#include "cli/cli.h"' '#include "reason/decision.h"' '# include "cli/cli.h"' '  #include "cli/cli.h"' '#include  "cli/cli.h"' '#include"cli/cli.h"' '%:include "cli/cli.h"' '#include "rules/../cli/cli.h"' \
  '#include "../cli/cli.h"' '#include <cli/cli.h>' '#include <time.h>' '#include/**/"cli/cli.h"' '/**/#include "cli/cli.h"' '#include HEADER' '#inc\'; do
  for file in vrijlating.c vrijlating.h glossary/inkomen_words.h; do
    cp "rules/$file" kept
    printf '%s\n' "$line" >>"rules/$file"
    if [ -n "$(wrong_in rules "rules/$file")" ]; then planted=$((planted + 1)); else holds "planted in $file, it is found: $line" "it is not found"; fi
    cp kept "rules/$file"
  done
done
holds "planted in a rule, its header or its words, an include that leads elsewhere is found" "$([ "$planted" = 45 ] || echo "$planted of 45 were found")"
printf 'int feof(void *file); int stray(void *file); int stray(void *file) { return feof(file); }\n' >stray.c
${CC:-cc} -c stray.c -o stray.o 2>/dev/null && holds "a call that leads elsewhere is found" "$([ -n "$(foreign stray.o)" ] || echo "it is not found")"
end_of_test
