# Shared by ./run and ./check: install what is missing, configure, compile.
# Sourced with the root of the tree as current folder; POSIX sh.

build_packages='gcc libc6-dev meson ninja-build pkg-config gettext
  libadwaita-1-dev libgtk-4-dev libxml2-dev libsqlite3-dev librsvg2-dev
  libcsv-dev libxlsxwriter-dev
  libglib2.0-bin libglib2.0-dev-bin libgtk-4-bin desktop-file-utils shared-mime-info'

# What the window needs to look right, and the exports to have every script.
run_packages='adwaita-icon-theme librsvg2-common
  fonts-cantarell fonts-noto-core fonts-noto-color-emoji'

check_packages='xvfb dbus-daemon at-spi2-core python3 python3-dbus python3-gi xdotool xfwm4
  fonts-wqy-microhei appstream libxml2-utils poppler-utils
  sqlite3 clang-format-14'

fuzz_packages='clang'

# The same by command and by pkg-config module, for systems with other package names.
build_commands='cc meson ninja pkg-config msgfmt glib-compile-resources glib-compile-schemas'
build_modules='gtk4:4.8 libadwaita-1:1.2 glib-2.0:2.74 libxml-2.0:2.9.14 sqlite3:3.40
  librsvg-2.0:2.54 pangoft2:1.50 xlsxwriter:1.1'
check_commands='Xvfb dbus-daemon python3 xdotool xfwm4 desktop-file-validate appstreamcli
  xmllint pdftotext pdfinfo sqlite3'

say () {
  printf '%s\n' "$*" >&2
}

die () {
  say "$*"
  exit 1
}

# is_debian_12: where nothing may be skipped.
is_debian_12 () {
  [ -r /etc/os-release ] || return 1
  ( . /etc/os-release; [ "${ID:-}" = debian ] && [ "${VERSION_ID:-}" = 12 ] )
}

# missing_packages NAME…: those that are not installed. One call for all, because
# this happens at every start.
missing_packages () {
  dpkg-query -W -f '${Package} ${db:Status-Abbrev}\n' "$@" 2>/dev/null |
    awk -v wanted="$*" '
      $2 == "ii" { have[$1] = 1 }
      END {
        n = split (wanted, names, " ")
        for (i = 1; i <= n; i++)
          if (!(names[i] in have))
            print names[i]
      }'
}

as_root () {
  if [ "$(id -u)" -eq 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  else
    die "Not root, and there is no sudo. Please install as root: $missing"
  fi
}

install_with_apt () {
  missing=$(missing_packages "$@" | tr '\n' ' ')

  # Newer systems have no clang-format 14; the check of the format is skipped there.
  case " $missing" in
    *' clang-format-14 '*)
      if ! is_debian_12 && ! apt-cache show clang-format-14 >/dev/null 2>&1; then
        missing=$(printf '%s' "$missing" | sed 's/clang-format-14 //')
      fi
      ;;
  esac
  [ -n "$missing" ] || return 0

  say "Installing: $missing"
  # A machine without a network may still have the packages in its cache.
  as_root apt-get update -q >&2 || say 'The package lists could not be refreshed; trying the old ones.'
  # shellcheck disable=SC2086 # a list of words
  as_root apt-get install -y -q --no-install-recommends $missing >&2 ||
    die "These packages could not be installed: $missing"
}

# Elsewhere the names differ: say what is needed and stop.
require_by_hand () {
  missing=
  for name in $1; do
    command -v "$name" >/dev/null 2>&1 || missing="$missing $name,"
  done
  for name in $build_modules; do
    pkg-config --atleast-version="${name#*:}" "${name%:*}" 2>/dev/null ||
      missing="$missing ${name%:*} (${name#*:} or newer),"
  done
  [ -z "$missing" ] || die "Missing (commands, and libraries by pkg-config name):${missing%,}
Install them with the package manager of this system, then try again."
}

# setup_packages run|check|fuzz
setup_packages () {
  if command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
    case $1 in
      # shellcheck disable=SC2086
      run) install_with_apt $build_packages $run_packages ;;
      # shellcheck disable=SC2086
      check) install_with_apt $build_packages $run_packages $check_packages ;;
      # shellcheck disable=SC2086
      fuzz) install_with_apt $fuzz_packages ;;
    esac
  else
    case $1 in
      run) require_by_hand "$build_commands" ;;
      check) require_by_hand "$build_commands $check_commands" ;;
      fuzz) require_by_hand clang ;;
    esac
  fi
}

# setup_build FOLDER [MESON-OPTION…]: configured once, then again only when an
# option is given that the folder does not have.
setup_build () {
  setup_folder=$1
  shift
  setup_options=$*
  if [ ! -f "$setup_folder/build.ninja" ]; then
    mkdir -p "$setup_folder"
    meson setup "$setup_folder" "$@" >"$setup_folder/setup.log" 2>&1 || {
      cat "$setup_folder/setup.log" >&2
      return 1
    }
    printf '%s\n' "$setup_options" >"$setup_folder/.options"
  elif [ -n "$setup_options" ] &&
    [ "$(cat "$setup_folder/.options" 2>/dev/null)" != "$setup_options" ]; then
    meson configure "$setup_folder" "$@" || return 1
    printf '%s\n' "$setup_options" >"$setup_folder/.options"
  fi
}

# compile FOLDER [TARGET…]: silent when there is nothing to do. Whoever watches sees
# the progress, a log only what is wrong; all that is wrong, not only the first.
compile () {
  compile_folder=$1
  shift
  if ninja -C "$compile_folder" -n "$@" 2>/dev/null | grep -q 'no work to do'; then
    return 0
  fi
  if [ -t 2 ]; then
    ninja -C "$compile_folder" -k 0 "$@" >&2
  else
    say "Compiling in $compile_folder"
    ninja -C "$compile_folder" --quiet -k 0 "$@" >"$compile_folder/compile.log" 2>&1 || {
      cat "$compile_folder/compile.log" >&2
      return 1
    }
  fi
}
