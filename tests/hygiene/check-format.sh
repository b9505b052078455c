#!/bin/sh
# The style is what clang-format 14 prints. Other versions print other things,
# so where there is no 14 this check is skipped.
. "$(dirname -- "$0")/lib.sh"

if command -v clang-format-14 >/dev/null 2>&1; then
  format=clang-format-14
elif clang-format --version 2>/dev/null | grep -q ' version 14\.'; then
  format=clang-format
else
  echo 'There is no clang-format 14 here.'
  exit 77
fi

# Several at once: it is the slowest of the checks.
tracked '*.c' '*.h' |
  xargs -r -n 16 -P "$(nproc 2>/dev/null || echo 1)" "$format" --dry-run -Werror 2>&1 |
  grep -E '(error|warning):' | sed "s|\$| (run: $format -i FILE)|" | complain

finish
