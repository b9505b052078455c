#!/bin/sh
# Calls and words that have no place in the tree.
. "$(dirname -- "$0")/lib.sh"

# say WHY: what grep found, with the reason behind it.
say () {
  sed "s|\$|   ← $1|" | complain
}

sources=$(tracked '*.c' '*.h' | grep -E '^(journeys|widgets|app|tests)/' || true)
texts=$(tracked | grep -vE '\.(png|svg|db|pdf|journey|po|pot)$|^COPYING$|^tests/[a-z]+/(corpus|hostile|released)/' || true)

# search WHERE PATTERN: file:line:text. Finding nothing is what is hoped for.
search () {
  printf '%s\n' "$1" | grep . | tr '\n' '\0' | xargs -0 -r grep -HnE "$2" || true
}

calls='(^|[^A-Za-z0-9_])'
search "$sources" "${calls}(sprintf|vsprintf|strcpy|strcat|strncpy|strncat|gets|strtok|tmpnam|mktemp) \(" |
  say 'not a safe call; GLib has one that is'
search "$sources" "${calls}g_file_replace_contents" |
  say 'destroys the old file when the disk is full: g_file_set_contents_full'
search "$sources" "${calls}(xmlReadFile|xmlParseFile|xmlReaderForFile|xmlReaderNewFile|xmlRecover[A-Za-z]*) " |
  say 'reads without bounds: read the bytes first, then parse those'
search "$sources" 'XML_PARSE_(NOENT|DTDLOAD|DTDATTR|DTDVALID|XINCLUDE|HUGE|RECOVER)' |
  grep -vE '^tests/' | say 'a map from a stranger could use it'
search "$sources" "${calls}(gtk_dialog_run|gtk_tree_view_new|gtk_combo_box_new)" |
  say 'gone in newer GTK'
search "$sources" 'G_GNUC_BEGIN_IGNORE_DEPRECATIONS|diagnostic ignored "-Wdeprecated|GLIB_CHECK_VERSION|GTK_CHECK_VERSION|ADW_CHECK_VERSION' |
  say 'one code path for all versions'
search "$sources" 'clang-format off' | grep -vE '^(journeys/model/kinds/|journeys/layout/theme\.c|app/actions\.c)' |
  say 'only around tables'

# A reminder must say what is missing, not only that something is.
search "$texts" '(^|[^A-Za-z])(TODO|FIXME|XXX|HACK)[[:punct:]]*[[:space:]]*(\*/)?$' |
  grep -v '^tests/hygiene/' | say 'say what is missing'

# Written so that this line does not find itself.
search "$texts" '(^|[^A-Za-z0-9_./-])/(work|home|root|Users)/[A-Za-z]' |
  grep -v '^tests/hygiene/' | say 'a path of one machine'

# Files end with one newline, and lines without spaces.
search "$texts" '[[:blank:]]+$' | grep -vE '\.md:' | say 'spaces at the end of the line'
printf '%s\n' "$texts" | grep . | while read -r path; do
  [ ! -s "$path" ] || [ -z "$(tail -c 1 "$path")" ] || echo "$path: does not end with a newline"
done | complain

finish
