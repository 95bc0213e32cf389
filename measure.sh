#!/usr/bin/env bash
# Prints a measure's figures beside their goals and exits non-zero when one falls short. Without a name it lists the measures.
set -euo pipefail
cd "$(dirname "$0")"

list() {
  cat <<'EOF'
./measure.sh NAME [--short]

  quickstart-truth   the quick start's files equal the simulator's truth; a second run adds nothing
  quickstart-kills   the same after 50 random kills during a backfill of 14 days (short: 10)
  map-ratios         heart rate to Avro, in time of a bare JSON reader pass over the same bytes
EOF
}

# The judge is Debian's Avro library, so the system's own Python runs the scripts.
judge() {
  /usr/bin/python3 -c 'import avro' 2>/dev/null || { echo "python3-avro is missing: ./test.sh installs it, or apt-get install python3-avro" >&2; exit 1; }
  dotnet build --nologo -v quiet -clp:NoSummary -c Release samples/Quickstart >&2
  dotnet build --nologo -v quiet -clp:NoSummary -c Release samples/Simulator >&2
  PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore /usr/bin/python3 "tests/measures/$1.py" "${@:2}"
}

name=${1:-}
[ $# -gt 0 ] && shift
case "$name" in
  "") list ;;
  quickstart-truth) judge quickstart_truth "$@" ;;
  quickstart-kills) judge quickstart_kills "$@" ;;
  map-ratios) dotnet run -c Release --project benchmarks/FitbitSdk.Benchmarks -- map-ratios "$@" ;;
  *) echo "There is no measure $name." >&2; list >&2; exit 2 ;;
esac
