# Sourced by the other scripts: names each stage, times it, and says clearly which one failed.
set -euo pipefail
# Relative paths in the compiler cache, so that every clone of the same source shares it.
export CCACHE_BASEDIR="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)" CCACHE_NOHASHDIR=1
cd "$(dirname "${BASH_SOURCE[0]}")/.."
stage_rows=()

# stage NAME COMMAND [ARGUMENT …]
stage() {
  local name=$1 start seconds
  shift
  printf '\n\033[1m== %s\033[0m\n' "$name"
  start=$(date +%s)
  # Not in an `if`: the shell would switch -e off inside a function that is tested.
  set +e
  (set -e; "$@")
  local status=$?
  set -e
  seconds=$(($(date +%s) - start))
  stage_rows+=("$(printf '%-34s %3d:%02d  %s' "$name" $((seconds / 60)) $((seconds % 60)) "$([ $status = 0 ] && echo ok || echo FAILED)")")
  if [ $status != 0 ]; then
    show_stages
    printf '\nFAILED: %s (exit status %s). The lines above say why.\n' "$name" "$status" >&2
    exit 1
  fi
}

show_stages() {
  printf '\n%-34s %6s\n' stage minutes
  printf '%s\n' "${stage_rows[@]}"
}

# Node of the system if it is recent, else the one that scripts/setup put beside Python.
use_node() { [ -x .venv/bin/node ] && export PATH="$PWD/.venv/bin:$PATH"; return 0; }

# configure PRESET [CMAKE ARGUMENT …]
configure() { cmake --preset "$@" >"/tmp/lookbook-configure-$$.log" 2>&1 || { cat "/tmp/lookbook-configure-$$.log"; return 1; }; rm -f "/tmp/lookbook-configure-$$.log"; }
