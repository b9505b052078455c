#!/bin/sh
# Every source is built and every test runs: a file that is in no meson.build is
# a file nobody compiles.
. "$(dirname -- "$0")/lib.sh"

tracked '*.c' | grep -E '^(journeys|widgets|app)/' |
  while read -r path; do
    case $path in
      app/cli/*) folder=app/cli ;;
      *) folder=${path%%/*} ;;
    esac
    grep -qF "'${path#"$folder"/}'" "$folder/meson.build" ||
      echo "$path: is not in $folder/meson.build"
  done | complain

tracked '*.c' '*.sh' '*.py' | grep -E '^tests/[a-z]+/test-' | grep -v '^tests/support/' |
  while read -r path; do
    suite=${path#tests/}
    suite=${suite%%/*}
    name=${path##*/test-}
    name=${name%.c}
    # The list of the suite, from its name to the closing bracket.
    sed -n "/^${suite}_tests = \[/,/^\]/p" tests/meson.build | grep -qF "'$name'" ||
      echo "$path: is not in ${suite}_tests in tests/meson.build"
  done | complain

tracked '*.c' | grep '^tests/support/' |
  while read -r path; do
    grep -qF "'${path#tests/}'" tests/meson.build || echo "$path: is not in tests/meson.build"
  done | complain

tracked '*.ui' '*.css' | grep -E '^(widgets|app)/' |
  while read -r path; do
    folder=${path%%/*}
    grep -qF "${path#"$folder"/}<" "$folder/$folder.gresource.xml" 2>/dev/null ||
      echo "$path: is not in $folder/$folder.gresource.xml"
  done | complain

tracked '*.svg' | grep '^icons/symbolic/' |
  while read -r path; do
    grep -qF ">${path#icons/}<" icons/icons.gresource.xml || echo "$path: is not in icons/icons.gresource.xml"
    grep -qF "'${path#icons/}'" icons/meson.build || echo "$path: is not in icons/meson.build"
  done | complain

finish
