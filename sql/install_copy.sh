#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# install_copy.sh FOLDER BUILD: an installation of the PostgreSQL of this computer in a folder of its own, with the extension breed out of a build folder in it. Nothing is changed outside the
# folder and nobody needs to be root: a server looks for its libraries and scripts beside itself. What it copies are three programs; all else is linked. Prints the folder of its programs.
set -eu
folder=$1 build=$2
bin=$(pg_config --bindir) lib=$(pg_config --pkglibdir) share=$(pg_config --sharedir)
case $bin in /usr/*) ;; *) echo "install_copy.sh: PostgreSQL of $bin is not one of the system" >&2; exit 1 ;; esac
mkdir -p "$folder$bin" "$folder$lib" "$folder$share/extension"
for program in "$bin"/*; do ln -sf "$program" "$folder$bin/"; done
for program in postgres initdb pg_ctl; do rm -f "$folder$bin/$program"; cp "$bin/$program" "$folder$bin/"; done
for file in "$lib"/*; do ln -sf "$file" "$folder$lib/"; done
for file in "$share"/*; do [ "$file" = "$share/extension" ] || ln -sf "$file" "$folder$share/"; done
for file in "$share"/extension/*; do ln -sf "$file" "$folder$share/extension/"; done
rm -f "$folder$lib/breed.so" "$folder$share"/extension/breed.control "$folder$share"/extension/breed--*
cp "$build/breed.so" "$folder$lib/"
cp "$build"/breed.control "$build"/breed--*.sql "$folder$share/extension/"
chmod -R a+rX "$folder"
echo "$folder$bin"
