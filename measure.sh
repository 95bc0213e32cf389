#!/usr/bin/env bash
# Prints a measure's figures beside their goals and exits non-zero when one falls short. Without a name it lists the measures.
set -euo pipefail
cd "$(dirname "$0")"

list() {
  cat <<'EOF'
./measure.sh NAME [--short]

  quickstart-truth   the quick start's files equal the simulator's truth; a second run adds nothing
  google-slice-truth the same through the Google Health API, for heart rate, steps and sleep
  two-providers-one-truth  the same people through both APIs: the same times and values
  quickstart-kills   the same after 50 random kills during a backfill of 14 days (short: 10)
  foreign-clients    requests-oauthlib, python-fitbit and npm's fitbit-oauth2-client talk to the simulator without error
  simulator-contract every answer of the simulator is valid by the contract's response schemas
  token-race         processes, callers, expirations and kills on one store: no spent token posted, no user lost
  body-fuzz          100,000 spoilt bodies through both clients: typed errors only, no hang, bounded memory (short: 5,000)
  map-ratios         heart rate to Avro, in time of a bare JSON reader pass over the same bytes
  client-overhead    a typed call, in time and memory of a bare HttpClient with generated JSON code over the same bytes
EOF
}

# The judges are Debian's libraries, so the system's own Python runs the scripts.
needs() {
  /usr/bin/python3 -c "import $1" 2>/dev/null || { echo "$2 is missing: ./test.sh installs it, or apt-get install $2" >&2; exit 1; }
}

judge() {
  needs avro python3-avro
  dotnet build --nologo -v quiet -clp:NoSummary -c Release samples/Quickstart >&2
  dotnet build --nologo -v quiet -clp:NoSummary -c Release samples/Simulator >&2
  PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore /usr/bin/python3 "tests/measures/$1.py" "${@:2}"
}

name=${1:-}
[ $# -gt 0 ] && shift
case "$name" in
  "") list ;;
  quickstart-truth) judge quickstart_truth "$@" ;;
  google-slice-truth) judge google_slice_truth "$@" ;;
  two-providers-one-truth) judge two_providers "$@" ;;
  quickstart-kills) judge quickstart_kills "$@" ;;
  foreign-clients)
    needs requests python3-requests
    judge foreign_clients "$@" ;; # a client that is missing is named, and the others talk
  simulator-contract)
    needs jsonschema python3-jsonschema
    judge simulator_contract "$@" ;;
  token-race) dotnet run -c Release --project tests/FitbitSdk.TokenRace -- run "$@" ;;
  body-fuzz) dotnet run -c Release --project tests/FitbitSdk.BodyFuzz -- "$@" ;;
  map-ratios) dotnet run -c Release --project benchmarks/FitbitSdk.Benchmarks -- map-ratios "$@" ;;
  map-ratios | client-overhead) dotnet run -c Release --project benchmarks/FitbitSdk.Benchmarks -- "$name" "$@" ;;
  *) echo "There is no measure $name." >&2; list >&2; exit 2 ;;
esac
