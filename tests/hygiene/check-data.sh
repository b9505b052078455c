#!/bin/sh
# What the desktop reads: menu entry, store entry, settings, file type, pictures.
. "$(dirname -- "$0")/lib.sh"

id=io.github.waymark.Waymark
built=${WAYMARK_BUILD_ROOT:-build/check}/data

# try WHAT COMMAND…
try () {
  what=$1
  shift
  "$@" >"$complaints.out" 2>&1 || sed "s|^|$what: |" "$complaints.out" | complain
  rm -f "$complaints.out"
}

# The tools must be there; a check that finds no tool has checked nothing.
for tool in desktop-file-validate appstreamcli glib-compile-schemas xmllint; do
  command -v "$tool" >/dev/null 2>&1 || { echo "$tool is not installed"; exit 1; }
done

# Its warnings are as good as errors here.
desktop-file-validate "$built/$id.desktop" 2>&1 | complain
try 'store entry' appstreamcli validate --no-net --no-color "$built/$id.metainfo.xml"
try 'settings' glib-compile-schemas --strict --dry-run data

tracked '*.xml' '*.xml.in' '*.svg' '*.ui' '*.rng' '*.journey' '*.conf.in' |
  grep -vE '^tests/[a-z]+/(corpus|hostile|released)/' |
  while read -r path; do
    xmllint --noout --nonet "$path" 2>&1 || echo "$path: is not XML"
  done | complain

# Pages of help stand by themselves, and what they say holds a promise is a test that runs.
tracked 'data/help/*.html' | while read -r page; do
  xmllint --noout --nonet "$page" 2>&1 || echo "$page: is not XML"
  grep -nE '<script|<link|<img|<iframe|@import|url\([^#]|(src|href)="[^#]' "$page" | sed "s|^|$page:|; s|\$|   ← needs something that is not in the page|"
  named=$(grep -oE '<code class="test">[^<]*' "$page" | sed 's/.*>//' | sort -u)
  [ -n "$named" ] || echo "$page: names no test"
  for test in $named; do
    name=$(basename -- "$test" .c)
    if [ ! -f "tests/$test" ] || ! grep -q "^  '${name#test-}',\$" tests/meson.build; then
      echo "$page: there is no test $test"
    fi
  done
  [ "$(grep -c '<li value=' "$page")" = 13 ] || echo "$page: does not have thirteen promises"
done | complain

# The version is said once, in meson.build; the store has notes for it.
version=$(sed -n "s/^  version: '\(.*\)',/\1/p" meson.build | head -n 1)
grep -q "<release version=\"$version\"" "data/$id.metainfo.xml.in" ||
  echo "data/$id.metainfo.xml.in: has no notes for version $version" | complain
grep -q "^Waymark $version" NEWS || echo "NEWS: has nothing about version $version" | complain

# What each version has written is kept, so that the later ones can be seen to read it.
sed -n 's/^Waymark \([0-9.]*\),.*/\1/p' NEWS | while read -r each; do
  for file in every-field.journey kept.versions left.recovery records.db; do
    [ -f "tests/documents/released/$each/$file" ] || echo "tests/documents/released/$each/$file: is missing; see CONTRIBUTING.md"
  done
done | complain

# A sign in a menu is fine up to here; a summary is cut off there in stores.
summary=$(sed -n 's|.*<summary>\(.*\)</summary>.*|\1|p' "data/$id.metainfo.xml.in")
[ "${#summary}" -le 35 ] || echo "the summary has ${#summary} characters; 35 is the most" | complain

finish
