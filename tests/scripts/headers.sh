# SPDX-License-Identifier: EUPL-1.2
# headers.sh: every header compiles alone under strict flags, the public one as C99 too. Arguments: source folder, build folder. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
source=$1 build=$2
try() {
  name=$1
  shift
  out=$(printf '#include "%s"\nint only_a_header;\n' "$name" | ${CC:-gcc} "$@" -x c -fsyntax-only - 2>&1)
  ok $? "$name compiles alone" "$out"
}
strict="-Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wstrict-prototypes -Wno-unused-function"
# shellcheck disable=SC2086
try breed/breed.h -std=c99 $strict -I"$source/include"
# shellcheck disable=SC2086
try breed/rules.h -std=c99 $strict -I"$build/include"
for header in "$source"/src/*/*.h; do
  name=${header#"$source"/src/}
  case $name in law/names.h) continue ;; esac
  # shellcheck disable=SC2086
  try "$name" -std=c17 -D_POSIX_C_SOURCE=200809L $strict -Wno-unused-const-variable -I"$source/src" -I"$source/include" -I"$build/src" -I"$build/src/law" -I"$build/include"
done
end_of_test
