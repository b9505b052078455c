#!/bin/sh
# A file is named for what it holds: a header that declares the GObject type
# WayFooBar is called foo-bar.h, and names are in kebab-case.
. "$(dirname -- "$0")/lib.sh"

# Words, digits and dashes; the names other tools look for are theirs.
tracked '*.c' '*.h' '*.ui' '*.css' '*.svg' '*.sh' '*.py' '*.journey' |
  grep -E '^(journeys|widgets|app|icons|tests|data|build-aux)/' |
  grep -vE '^icons/hicolor/|^tests/[a-z]+/(corpus|hostile)/|^tests/support/desktop/' |
  awk -F / '{
    stem = $NF
    sub(/\.[^.]*$/, "", stem)
    if (stem !~ /^[a-z0-9]+(-[a-z0-9]+)*$/)
      print $0 ": the name is not in kebab-case"
  }' | complain

tracked '*.h' |
  grep -E '^(journeys|widgets|app)/' |
  xargs -r grep -HE 'G_DECLARE_|^typedef struct _Way' |
  awk '
    # FooBar becomes foo-bar, HTMLPage html-page.
    function kebab(type,    i, letter, before, after, name) {
      for (i = 1; i <= length(type); i++) {
        letter = substr(type, i, 1)
        before = substr(type, i - 1, 1)
        after = substr(type, i + 1, 1)
        if (i > 1 && letter ~ /[A-Z]/ && (before ~ /[a-z0-9]/ || (before ~ /[A-Z]/ && after ~ /[a-z]/)))
          name = name "-"
        name = name tolower(letter)
      }
      return name
    }

    {
      path = $0
      sub(/:.*/, "", path)
      line = substr($0, length(path) + 2)
      stem = path
      sub(/.*\//, "", stem)
      sub(/\.h$/, "", stem)
      private = stem ~ /-private$/
    }

    line ~ /G_DECLARE_(FINAL_TYPE|DERIVABLE_TYPE|INTERFACE) \(Way/ {
      type = line
      sub(/.*G_DECLARE_[A-Z_]+ \(Way/, "", type)
      sub(/[^A-Za-z0-9].*/, "", type)
      wanted = kebab(type)
      command = wanted
      sub(/-command$/, "", command)
      if (!private && stem != wanted && stem != command)
        print path ": Way" type " belongs in " wanted ".h"
    }

    # A header with opaque types is named for one of them.
    !private && line ~ /^typedef struct _Way[A-Za-z]+ +Way[A-Za-z]+;|G_DECLARE_[A-Z_]+ \(Way[A-Za-z]+,/ {
      type = line
      sub(/^typedef struct _Way[A-Za-z]+ +Way|.*G_DECLARE_[A-Z_]+ \(Way/, "", type)
      sub(/[^A-Za-z].*/, "", type)
      types[path] = types[path] " " type
      if (kebab(type) == stem)
        named[path] = 1
    }

    END {
      for (path in types)
        if (!(path in named))
          print path ": is not named for a type in it:" types[path]
    }' | complain

# The first line says what the file is, and under which name.
tracked '*.c' '*.h' |
  grep -E '^(journeys|widgets|app|tests)/' |
  xargs -r awk 'FNR == 1 {
    name = FILENAME
    sub(/.*\//, "", name)
    if (index($0, "/* " name " - ") != 1)
      print FILENAME ":1: begins with “/* " name " - what it is”"
  }' | complain

finish
