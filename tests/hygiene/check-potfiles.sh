#!/bin/sh
# Every file with text for people is in po/POTFILES.in, and nothing else is.
# With --fix: writes that file.
. "$(dirname -- "$0")/lib.sh"

found=$(mktemp "${TMPDIR:-/tmp}/waymark-check.XXXXXX")
listed=$(mktemp "${TMPDIR:-/tmp}/waymark-check.XXXXXX")
trap 'rm -f "$complaints" "$found" "$listed"' EXIT

{
  # The text marks of gettext: _(, N_(, C_(, NC_(, ngettext(.
  tracked '*.c' '*.h' |
    grep -E '^(journeys|widgets|app)/' |
    xargs -r grep -lE '(^|[^A-Za-z0-9_])(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2)[[:space:]]*\([[:space:]]*("|$)' || true
  tracked '*.ui' | grep -E '^(widgets|app)/' | xargs -r grep -l 'translatable="\(yes\|true\)"' || true
  tracked '*.desktop.in' '*.metainfo.xml.in' '*.gschema.xml' | grep '^data/' || true
} | LC_ALL=C sort -u >"$found"

if [ "${1:-}" = --fix ]; then
  cat "$found" >po/POTFILES.in
  exit 0
fi

sed 's/#.*//; s/[[:space:]]*$//; /^$/d' po/POTFILES.in | LC_ALL=C sort >"$listed"

LC_ALL=C comm -23 "$found" "$listed" | sed 's/$/: has text for people, but is not in po\/POTFILES.in/' | complain
LC_ALL=C comm -13 "$found" "$listed" | sed 's/$/: is in po\/POTFILES.in, but is gone or has no text/' | complain
uniq -d "$listed" | sed 's/$/: is in po\/POTFILES.in twice/' | complain
sed 's/#.*//; /^$/d' po/POTFILES.in | LC_ALL=C sort -c 2>/dev/null ||
  echo 'po/POTFILES.in: is not in alphabetical order' | complain

finish
