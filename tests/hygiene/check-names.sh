#!/bin/sh
# A file is named for what it holds: a header that declares the GObject type
# WayFooBar is called foo-bar.h, and names are in kebab-case.
. "$(dirname -- "$0")/lib.sh"

# Words, digits and dashes; the names other tools look for are theirs.
tracked '*.c' '*.h' '*.ui' '*.css' '*.svg' '*.sh' '*.py' '*.journey' |
  grep -E '^(journeys|widgets|app|icons|tests|data|build-aux)/' |
  grep -vE '^icons/hicolor/|^tests/[a-z]+/(corpus|hostile)/' |
  while read -r path; do
    name=${path##*/}
    stem=${name%.*}
    printf '%s\n' "$stem" | grep -qE '^[a-z0-9]+(-[a-z0-9]+)*$' ||
      case $path in
        tests/support/desktop/*) ;;
        *) echo "$path: the name is not in kebab-case" ;;
      esac
  done | complain

tracked '*.h' |
  grep -E '^(journeys|widgets|app)/' |
  xargs -r grep -HoE 'G_DECLARE_(FINAL|DERIVABLE)_TYPE \(Way[A-Za-z0-9]+|G_DECLARE_INTERFACE \(Way[A-Za-z0-9]+' |
  while IFS=: read -r path found; do
    type=${found##*(Way}
    # FooBar becomes foo-bar, HTMLPage html-page.
    wanted=$(printf '%s\n' "$type" |
      sed -E 's/([a-z0-9])([A-Z])/\1-\2/g; s/([A-Z]+)([A-Z][a-z])/\1-\2/g' |
      tr '[:upper:]' '[:lower:]')
    name=${path##*/}
    case $name in
      "$wanted.h" | "$wanted-private.h" | *-private.h) ;;
      "${wanted%-command}.h") ;;
      *) echo "$path: Way$type belongs in $wanted.h" ;;
    esac
  done | complain

# A header with opaque types is named for one of them.
tracked '*.h' |
  grep -E '^(journeys|widgets|app)/' | grep -v -e '-private\.h$' |
  while read -r path; do
    types=$(sed -nE 's/^(typedef struct _Way[A-Za-z]+ +|.*G_DECLARE_[A-Z_]+ \()Way([A-Za-z]+)[;,].*$/\2/p' "$path")
    [ -n "$types" ] || continue
    name=${path##*/}
    printf '%s\n' "$types" |
      sed -E 's/([a-z0-9])([A-Z])/\1-\2/g; s/([A-Z]+)([A-Z][a-z])/\1-\2/g' |
      tr '[:upper:]' '[:lower:]' |
      grep -qxF "${name%.h}" ||
      echo "$path: is not named for a type in it:" $types
  done | complain

# The first line says what the file is, and under which name.
tracked '*.c' '*.h' |
  grep -E '^(journeys|widgets|app|tests)/' |
  while read -r path; do
    head -n 1 "$path" | grep -qF "/* ${path##*/} - " ||
      echo "$path:1: begins with “/* ${path##*/} - what it is”"
  done | complain

finish
