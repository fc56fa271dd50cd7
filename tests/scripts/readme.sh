# SPDX-License-Identifier: EUPL-1.2
# readme.sh: the README tells the truth: its sessions print what stands there, its C program compiles and prints what stands there.
# Arguments: source folder, build folder, "check" or "write" (write the real output into the README), and the sanitizers of the build. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
source=$1 build=$2 mode=${3:-check} sanitize=${4:-none}
make_work
cd "$source" || exit 1

# Fingerprints of program and law change with every edit: compared as placeholders.
plain() { sed -E 's/\+[0-9a-f]{12}/+PROGRAM/g; s/(recht|law) [0-9a-f]{32}/\1 LAW/g'; }

# Runs each "$ command" of a console block and the C program, and writes the README anew with what they print.
flags=""
[ "$sanitize" = none ] || flags="-fsanitize=$sanitize"
awk -v work="$work" -v build="$build" -v flags="$flags" '
  function run(command,  line) {
    gsub(/build\/src\/cli\/breed/, build "/src/cli/breed", command)
    command = "{ " command "; } 2>&1"
    while ((command | getline line) > 0) print line
    close(command)
  }
  /^```c$/ { in_c = 1; print; next }
  in_c && /^```$/ { in_c = 0; print; next }
  in_c { print > (work "/sample.c"); print; next }
  /^```console$/ { in_console = 1; print; next }
  in_console && /^\$ / { print; run(substr($0, 3)); next }
  in_console && /^```$/ { in_console = 0; print; next }
  in_console { next }
  /^```text$/ {
    in_text = 1; print
    close(work "/sample.c")
    run("cd " work " && cc -std=c99 -Wall -Wextra -Wpedantic -Werror " flags " sample.c -o sample $(PKG_CONFIG_PATH=" build "/meson-uninstalled pkg-config --cflags --libs breed) && LD_LIBRARY_PATH=" build "/src ./sample")
    next
  }
  in_text && /^```$/ { in_text = 0; print; next }
  in_text { next }
  { print }
' README.md >"$work/README.md"

if [ "$mode" = write ]; then
  cp "$work/README.md" README.md
  exit 0
fi
plain <README.md >"$work/stands"
plain <"$work/README.md" >"$work/real"
cmp -s "$work/stands" "$work/real"
ok $? "what the README shows is what the program prints" "$(diff "$work/stands" "$work/real" | head -n 40)"
# It can fail: a changed amount in the README would be noticed.
! sed 's/1\.238,98/1.238,99/' "$work/stands" | cmp -s - "$work/real"
ok $? "a changed amount in the README would be noticed"
end_of_test
