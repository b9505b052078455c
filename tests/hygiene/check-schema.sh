#!/bin/sh
# data/journey.rng says what the tables of kinds say. With --fix: writes it.
. "$(dirname -- "$0")/lib.sh"

made=$(mktemp "${TMPDIR:-/tmp}/waymark-check.XXXXXX")
trap 'rm -f "$complaints" "$made"' EXIT

"${WAYMARK_BUILD_ROOT:-build}/tests/write-schema" "$made"

if [ "${1:-}" = --fix ]; then
  cat "$made" >data/journey.rng
  exit 0
fi

cmp -s "$made" data/journey.rng ||
  echo 'data/journey.rng: is not what the tables of kinds say; run tests/hygiene/check-schema.sh --fix' | complain

finish
