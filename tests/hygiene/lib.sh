# Sourced by the checks: goes to the root of the tree and collects complaints.

set -eu
cd "${WAYMARK_SOURCE_ROOT:-$(dirname -- "$0")/../..}"

# tracked FILE-PATTERN…: the files of the project that fit. Those that are new
# count too; what a build left behind does not.
tracked () {
  if [ -e .git ] && command -v git >/dev/null 2>&1 &&
    git -c safe.directory="$PWD" ls-files >/dev/null 2>&1; then
    git -c safe.directory="$PWD" ls-files --cached --others --exclude-standard -- "$@" |
      while read -r path; do [ ! -f "$path" ] || printf '%s\n' "$path"; done
  else
    for pattern in "$@"; do
      find . -name 'build' -prune -o -name .git -prune -o -type f -name "$pattern" -print
    done | sed 's|^\./||'
  fi | sort -u
}

complaints=$(mktemp "${TMPDIR:-/tmp}/waymark-check.XXXXXX")
trap 'rm -f "$complaints"' EXIT

# Reads complaints from standard input, one a line.
complain () {
  cat >>"$complaints"
}

finish () {
  if [ -s "$complaints" ]; then
    cat "$complaints"
    echo "$(wc -l <"$complaints") of them"
    exit 1
  fi
  exit 0
}
