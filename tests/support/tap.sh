# Sourced by test scripts: one line of TAP for each thing that was tried.
#
#   . "$WAYMARK_TESTS/support/tap.sh"
#   ok 'info prints the title' sh -c '"$WAYMARK_CLI" info map.journey | grep -q Onboarding'
#   fails 'an unknown template is refused' 1 "$WAYMARK_CLI" new --template none out.journey
#   is 'the title' "$(title_of map.journey)" 'Onboarding'
#   tap_done

tap_count=0
tap_failed=0

tap_result () {
  tap_count=$((tap_count + 1))
  if [ "$1" -eq 0 ]; then
    echo "ok $tap_count $2"
  else
    tap_failed=$((tap_failed + 1))
    echo "not ok $tap_count $2"
  fi
}

# ok NAME COMMAND…: the command ends with 0.
ok () {
  tap_name=$1
  shift
  tap_status=0
  tap_out=$("$@" 2>&1) || tap_status=$?
  [ "$tap_status" -eq 0 ] || printf '%s\n' "$tap_out" "exit status $tap_status" | sed 's/^/# /'
  tap_result "$tap_status" "$tap_name"
}

# fails NAME STATUS COMMAND…: the command ends with just this status.
fails () {
  tap_name=$1
  tap_wanted=$2
  shift 2
  tap_status=0
  tap_out=$("$@" 2>&1) || tap_status=$?
  if [ "$tap_status" -eq "$tap_wanted" ]; then
    tap_result 0 "$tap_name"
  else
    printf '%s\n' "$tap_out" "exit status $tap_status, not $tap_wanted" | sed 's/^/# /'
    tap_result 1 "$tap_name"
  fi
}

# is NAME GOT WANTED
is () {
  if [ "$2" = "$3" ]; then
    tap_result 0 "$1"
  else
    printf '%s\n' "got:    $2" "wanted: $3" | sed 's/^/# /'
    tap_result 1 "$1"
  fi
}

tap_done () {
  echo "1..$tap_count"
  [ "$tap_count" -gt 0 ] && [ "$tap_failed" -eq 0 ]
}
