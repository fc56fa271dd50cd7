# SPDX-License-Identifier: EUPL-1.2
# walls.sh: no include runs up through a wall of the house plan. Arguments: source folder, build folder. Speaks TAP.
set -u
cd "$1/src" || exit 1

# Rooms from the ground up; a room may include itself and lower ones. Siblings on one floor may not know each other, except tables <- population and ordinance <- casework <- evaluation.
floor_of() {
  case $1 in
    base) echo 0 ;; law) echo 10 ;; rules) echo 20 ;; reason) echo 30 ;; explain) echo 40 ;;
    tables) echo 50 ;; population) echo 51 ;; ordinance) echo 52 ;; casework) echo 53 ;; evaluation) echo 54 ;; store) echo 5 ;;
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

number=0
bad=0
for room in */; do
  room=${room%/}
  own=$(floor_of "$room")
  number=$((number + 1))
  wrong=""
  [ "$own" -ge 0 ] || wrong="the room $room is not in the plan"
  for file in "$room"/*.c "$room"/*.h; do
    [ -e "$file" ] || continue
    for other in $(sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$file" | sort -u); do
      [ "$other" = "$room" ] && continue
      if [ "$other" = breed ] && [ "$room" = api ]; then continue; fi
      of_other=$(floor_of "$other")
      if [ "$of_other" -lt 0 ] || [ "$of_other" -ge "$own" ] || forbidden_pair "$room" "$other"; then wrong="$wrong $file includes $other;"; fi
    done
  done
  if [ -z "$wrong" ]; then echo "ok $number - the room $room includes only lower rooms"; else
    echo "not ok $number - the room $room includes only lower rooms #$wrong"
    bad=1
  fi
done

# Rules know no allocation, no input or output, no clock.
number=$((number + 1))
found=$(grep -nE '#include <(stdio|stdlib|time|unistd|errno)\.h>|\b(malloc|calloc|realloc|free|printf|fopen|time|clock_gettime)\(' rules/*.c rules/*.h)
if [ -z "$found" ]; then echo "ok $number - rules take no memory, print nothing and know no clock"; else
  echo "not ok $number - rules take no memory, print nothing and know no clock # $found"
  bad=1
fi

# No floating point in the rooms that compute.
number=$((number + 1))
found=$(grep -nwE 'float|double|long double|__int128' base/*.[ch] law/*.[ch] rules/*.[ch] reason/*.[ch] explain/*.[ch] tables/*.[ch] | grep -v '/\*\|\* ')
if [ -z "$found" ]; then echo "ok $number - no floating point and no 128-bit arithmetic where amounts are made"; else
  echo "not ok $number - no floating point and no 128-bit arithmetic where amounts are made # $found"
  bad=1
fi

# This test can fail: an include upwards planted in a copy of a room is found.
number=$((number + 1))
planted=$(printf '#include "cli/cli.h"\n' | sed -n 's/^#include "\([a-z]*\)\/.*/\1/p')
if [ "$(floor_of "$planted")" -ge "$(floor_of rules)" ]; then echo "ok $number - an include from rules up to cli would be refused"; else
  echo "not ok $number - an include from rules up to cli would be refused"
  bad=1
fi
echo "1..$number"
exit $bad
