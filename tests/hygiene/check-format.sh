#!/bin/sh
# The style is what clang-format 14 prints. Other versions print other things,
# so where there is no 14 this check is skipped. With --fix: makes it so.
. "$(dirname -- "$0")/lib.sh"

if command -v clang-format-14 >/dev/null 2>&1; then
  format=clang-format-14
elif clang-format --version 2>/dev/null | grep -q ' version 14\.'; then
  format=clang-format
else
  echo 'There is no clang-format 14 here.'
  exit 77
fi

if [ "${1:-}" = --fix ]; then
  tracked '*.c' '*.h' | xargs -r "$format" -i
  exit 0
fi

# A tool that cannot read its settings would find nothing to complain about.
"$format" --dump-config >/dev/null

# Many files for each run: starting the tool costs more than reading a file.
tracked '*.c' '*.h' |
  xargs -r -n 40 -P "$(nproc 2>/dev/null || echo 1)" "$format" --dry-run 2>&1 |
  sed -nE 's/^([^:]+):[0-9]+:[0-9]+: (warning|error): .*/\1/p' | sort | uniq -c |
  awk '{ print $2 ": " $1 " places are formatted otherwise (tests/hygiene/check-format.sh --fix)" }' |
  complain

finish
