#!/bin/sh
# data/journey.rng says what the tables of kinds say; the build writes it.
. "$(dirname -- "$0")/lib.sh"

cmp -s "${WAYMARK_BUILD_ROOT:-build}/journeys/journey.rng" data/journey.rng ||
  echo 'data/journey.rng: is not what the tables of kinds say, and the build could not write it' | complain

finish
