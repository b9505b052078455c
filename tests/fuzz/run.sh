#!/bin/sh
# run.sh BUILD SECONDS [TARGET…]: invents files for each reader, for so many seconds each.
#
# BUILD was set up with CC=clang and -Dfuzz=true -Dinterface=false -Db_sanitize=address,undefined
# -Db_lundef=false. What is found worth keeping is in BUILD/fuzz/TARGET, and goes on from there the next time;
# a file that stopped a reader is BUILD/fuzz/TARGET-*. Such a file belongs into corpus/TARGET.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
build=$1
seconds=$2
shift 2
[ $# -gt 0 ] || set -- $(ls "$here/corpus")

export WAYMARK_SOURCE_ROOT="$here/../.."
export WAYMARK_PKGDATADIR="$WAYMARK_SOURCE_ROOT/data"
export ASAN_OPTIONS=detect_leaks=1
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1

mkdir -p "$build/fuzz"
: >"$build/told"
ninja -C "$build" --quiet fuzz-programs tests/fuzz/write-seeds
"$build/tests/fuzz/write-seeds" "$build/fuzz/seeds"

# The words of our files, from the grammar, which is made from the declarations.
grep -o -e ' name="[^"]*"' -e '<value>[^<"]*' "$WAYMARK_SOURCE_ROOT/data/journey.rng" |
  sed -e 's/^ name=//' -e 's/^<value>\(.*\)/"\1"/' | sort -u >"$build/fuzz/words"

status=0
for target; do
  found="$build/fuzz/$target"
  mkdir -p "$found"
  # In this build everything takes some ten times as long as in the one for use, and four times the memory.
  "$build/tests/fuzz/fuzz-$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 \
    -dict="$build/fuzz/words" -artifact_prefix="$found-" \
    "$found" "$here/corpus/$target" "$build/fuzz/seeds/$target" >"$found.log" 2>&1 || status=1
  finds=$(find "$build/fuzz" -maxdepth 1 -name "$target-*" | wc -l)
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$found.log")
  reached=$(sed -n 's/.* cov: \([0-9]*\) ft: \([0-9]*\).*/\1 places in \2 ways/p' "$found.log" | tail -1)
  # ./check tells it once more at its end.
  echo "# promise 5: $target: ${runs:-?} invented files in $seconds s, $reached reached, $finds found wrong" | tee -a "$build/told"
done
exit $status
