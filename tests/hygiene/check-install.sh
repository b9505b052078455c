#!/bin/sh
# Everything that must be installed is, and nothing that is installed knows where
# it was built.
. "$(dirname -- "$0")/lib.sh"

id=io.github.waymark.Waymark
build=${WAYMARK_BUILD_ROOT:?is set by the tests}
place=$(mktemp -d "${TMPDIR:-/tmp}/waymark-install.XXXXXX")
trap 'rm -rf "$complaints" "$place"' EXIT

DESTDIR="$place" meson install -C "$build" --no-rebuild >"$place.log" 2>&1 || {
  cat "$place.log"
  rm -f "$place.log"
  exit 1
}
rm -f "$place.log"

root=$(find "$place" -type d -name share | head -n 1)
root=${root%/share}

expect () {
  [ -e "$root/$1" ] || echo "$1: is not installed" | complain
}

expect "share/applications/$id.desktop"
expect "share/metainfo/$id.metainfo.xml"
expect "share/glib-2.0/schemas/$id.gschema.xml"
expect "share/mime/packages/$id.xml"
expect "share/icons/hicolor/scalable/apps/$id.svg"
expect "share/icons/hicolor/symbolic/apps/$id-symbolic.svg"
for folder in templates samples words help; do
  [ ! -d "data/$folder" ] || expect "share/waymark/$folder"
done
expect share/waymark/journey.rng
[ ! -f app/main.c ] || expect bin/waymark
[ ! -f app/cli/main.c ] || expect bin/waymark-cli

if [ -f "$root/bin/waymark-cli" ] &&
  readelf -d "$root/bin/waymark-cli" | grep -E 'NEEDED.*lib(gtk|adwaita)'; then
  echo 'bin/waymark-cli: links GTK' | complain
fi

finish
