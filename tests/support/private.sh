#!/bin/sh
# Runs a test with folders of its own, so that tests can run side by side and
# never see or touch what belongs to the person who runs them.
set -eu

scratch=$(mktemp -d "${TMPDIR:-/tmp}/waymark-test.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

export HOME="$scratch/home"
export XDG_CACHE_HOME="$scratch/cache"
export XDG_CONFIG_HOME="$scratch/config"
export XDG_DATA_HOME="$scratch/data"
export XDG_RUNTIME_DIR="$scratch/run"
export XDG_STATE_HOME="$scratch/state"
export TMPDIR="$scratch/tmp"
unset LANGUAGE WAYMARK_DATA_DIR
mkdir -m 700 "$HOME" "$XDG_CACHE_HOME" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" \
  "$XDG_RUNTIME_DIR" "$XDG_STATE_HOME" "$TMPDIR"

# A test of root's may become somebody else for a while, and must still find its files.
chmod 711 "$scratch" "$TMPDIR"

status=0
"$@" || status=$?
exit $status
