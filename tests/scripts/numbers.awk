# SPDX-License-Identifier: EUPL-1.2
# numbers.awk: the numbers of a C file that no entry of numbers.tsv explains, one a line as FILE:LINE: NUMBER in CODE. Variables: entries (the list), used (a file that gets the entries met).
# Comments and strings are left out; of preprocessor lines only #include, so that a #define hides nothing. A character constant is a number too.
function trim(s) { gsub(/[ \t]+/, " ", s); sub(/^ /, "", s); sub(/ $/, "", s); return s }

# The code of a line: without comments and strings (a comment may run on), every character constant made into the number it is.
function code_of(line,    out, at, end, c) {
  out = ""
  while (line != "") {
    if (in_comment) {
      at = index(line, "*/")
      if (!at) return out
      line = substr(line, at + 2)
      in_comment = 0
      out = out " "
      continue
    }
    if (!match(line, /\/\*|\/\/|"|'/)) return out line
    at = RSTART
    c = substr(line, at, 2)
    out = out substr(line, 1, at - 1)
    if (c == "//") return out
    if (c == "/*") { in_comment = 1; line = substr(line, at + 2); continue }
    c = substr(line, at, 1)
    line = substr(line, at + 1)
    for (end = 1; end <= length(line) && substr(line, end, 1) != c; end++) if (substr(line, end, 1) == "\\") end++
    out = out (c == "'" ? " 0character " : " \"\" ")
    line = substr(line, end + 1)
  }
  return out
}

function report(number, line) { printf "%s:%d: %s in %s\n", name, FNR, number, trim(line); found = 1 }

# Takes the explained pieces out of the code, whole ones only (7 * weeks is not in 17 * weeks); what stays of it is looked at number by number.
function explained(code,    k, at, rest, piece, size) {
  for (k = 1; k <= entry_count; k++) {
    if (entry_file[k] != "*" && entry_file[k] != name) continue
    piece = entry_code[k]
    size = length(piece)
    rest = code
    code = ""
    while ((at = index(rest, piece)) > 0) {
      if ((substr(rest, at - 1, 1) ~ /[A-Za-z0-9_.]/ && at > 1 && piece ~ /^[A-Za-z0-9_.]/) || (substr(rest, at + size, 1) ~ /[A-Za-z0-9_.]/ && piece ~ /[A-Za-z0-9_.]$/)) {
        code = code substr(rest, 1, at + size - 1)
      } else {
        met[k] = 1
        code = code substr(rest, 1, at - 1) " explained "
      }
      rest = substr(rest, at + size)
    }
    code = code rest
  }
  return code
}

# Nought and one count and index; but not as a factor, nor as so many months. -1, 1 and the bit of a measure are no amounts either.
function look_at(code, whole_line,    rest, number, before, after) {
  gsub(/MEASURE\([0-9]+\)/, "MEASURE", code)
  gsub(/\[[0-2]\]/, "[]", code)
  rest = code
  before = ""
  while (match(rest, /[A-Za-z_][A-Za-z0-9_]*|\.?[0-9][A-Za-z0-9_.]*/)) {
    number = substr(rest, RSTART, RLENGTH)
    before = before substr(rest, 1, RSTART - 1)
    after = substr(rest, RSTART + RLENGTH)
    if (number ~ /^[.0-9]/) {
      if (number != "0" && number != "1") report(number, whole_line)
      else if (number == "1" && (before ~ /[*\/%] *$/ || after ~ /^ *[*\/%]/ || before ~ /add_months\([^;]*, *-? *$/)) report("1 as a factor or term", whole_line)
    }
    before = before number
    rest = after
  }
}

BEGIN {
  while ((getline line < entries) > 0) {
    if (line ~ /^#/ || line == "") continue
    if (split(line, field, "\t") != 3 || field[3] == "" || field[2] !~ /[0-9]/) { print "numbers.tsv: not file, code with a number, reason: " line; found = 1; continue }
    entry_file[++entry_count] = field[1]
    entry_code[entry_count] = field[2]
  }
}

FNR == 1 { name = FILENAME; sub(/.*\//, "", name); in_comment = 0 }
{
  if ($0 ~ /[A-Za-z0-9_.]\\$/ || $0 ~ /\?\?/) { report("a line cut inside a word", $0); next }
  started_in_comment = in_comment
  code = code_of($0)
  if (!started_in_comment && $0 ~ /^#include ["<][a-z_\/]+\.h[">]$/) next
  look_at(explained(trim(code)), $0)
}

END {
  for (k = 1; k <= entry_count; k++) if (met[k]) print k >> used
  exit found
}
