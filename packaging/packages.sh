# SPDX-License-Identifier: EUPL-1.2
# packages.sh: need "A B C" installs the Debian packages that are not there yet; sourced by start and check.
# BREED_NO_APT=1 refuses instead, with the list.
need() {
  missing=""
  for package in $1; do
    [ -e "/usr/share/doc/$package" ] && dpkg-query -Wf '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  [ -z "$missing" ] && return 0
  if [ -n "${BREED_NO_APT:-}" ]; then
    echo "breed: these Debian packages are missing (BREED_NO_APT is set, so nothing is installed):$missing" >&2
    exit 3
  fi
  as_root=""
  [ "$(id -u)" = 0 ] || as_root="sudo"
  echo "breed: installing$missing"
  for try in 1 2 3; do
    # shellcheck disable=SC2086
    if $as_root apt-get update -qq >/dev/null 2>&1 && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1; then return 0; fi
    sleep $((try * 3))
  done
  echo "breed: installing failed:$missing" >&2
  exit 4
}
packages_to_build="gcc libc6-dev meson ninja-build pkg-config libyaml-dev libsodium-dev libmicrohttpd-dev libsqlite3-dev"
# The browser tests: Debian's Chromium and a JRE for the HTML checker; Node of any make from 18 on, and npm for its pinned packages (tests/web/node).
packages_to_browse="chromium openjdk-17-jre-headless"
command -v node >/dev/null || packages_to_browse="$packages_to_browse nodejs"
command -v npm >/dev/null || packages_to_browse="$packages_to_browse npm"
# The service behind its proxy (tests/web/proxy.sh) and its unit (tests/scripts/service.sh): nginx-light, openssl, curl; systemd-analyze comes with systemd.
packages_to_operate="nginx-light openssl curl systemd"
# Letters as PDF: made by WeasyPrint (python3-brotli reads the fonts), looked at with poppler and qpdf.
packages_to_letters="weasyprint python3-brotli poppler-utils qpdf"
# A draft ordinance as ODT and DOCX: pandoc.
packages_to_test="$packages_to_build $packages_to_letters pandoc libcmocka-dev libgmp-dev clang libclang-rt-14-dev libpq5 libcjose0 libcurl4 libssl3 postgresql-15 postgresql-server-dev-15 postgresql-15-plproxy libxlsxwriter-dev libreadstat-dev python3-jsonschema python3-openpyxl python3-yaml $packages_to_browse $packages_to_operate"
# Speed over HTTP is measured with wrk: need "$packages_to_bench" before meson test --benchmark.
packages_to_bench="$packages_to_build wrk curl"

# build_in FOLDER [meson options]: sets the folder up once, then builds what changed (only the target $build_only, when it is set). Quiet unless it fails.
build_in() {
  folder=$1
  shift
  log=$(mktemp)
  if { [ -e "$folder/build.ninja" ] || meson setup "$folder" "$@"; } >"$log" 2>&1 && ninja -C "$folder" ${build_only:-} >>"$log" 2>&1; then rm -f "$log"; return 0; fi
  cat "$log" >&2
  rm -f "$log"
  echo "breed: building in $folder failed" >&2
  return 1
}
