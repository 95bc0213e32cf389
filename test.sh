#!/usr/bin/env bash
# Runs every test and every short measure. Installs what is missing first (--no-install leaves the machine alone).
# Ends with "N passed, N failed, N skipped" alone on a line.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

install=yes
for option in "$@"; do
  case "$option" in
    --no-install) install=no ;;
    *) echo "Usage: ./test.sh [--no-install]" >&2; exit 2 ;;
  esac
done

# What judges our files and our simulator: libraries that nobody here wrote.
missing() { echo "$*: not installed; what needs it is skipped or fails by name."; }
packages=""
for pair in avro:python3-avro jsonschema:python3-jsonschema requests_oauthlib:python3-requests-oauthlib fitbit:python3-fitbit; do
  /usr/bin/python3 -c "import ${pair%%:*}" 2>/dev/null || packages="$packages ${pair#*:}"
done
command -v npm >/dev/null || packages="$packages nodejs npm"
if [ -n "$packages" ]; then
  if [ "$install" = yes ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing with apt-get: python3$packages"
    # shellcheck disable=SC2086 # a list of packages
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3 $packages >/dev/null || missing $packages
  else
    missing $packages
  fi
fi

tests/setup/kafka-native.sh $([ $install = yes ] || echo --no-install) || echo "Projects that use Kafka do not restore here: the build below fails by name."
tests/setup/rabbitmq.sh $([ $install = yes ] || echo --no-install)

# Node.js packages in a folder of their own, in exactly the versions of the lock file.
npm=artifacts/npm
if ! cmp -s tests/measures/foreign/package-lock.json $npm/node_modules/installed-lock.json; then
  if [ "$install" = yes ] && command -v npm >/dev/null; then
    echo "Installing with npm into $npm: the packages of tests/measures/foreign/package-lock.json"
    mkdir -p $npm && cp tests/measures/foreign/package*.json $npm
    (cd $npm && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null && cp package-lock.json node_modules/installed-lock.json) || missing "the packages of npm"
  else
    missing "the packages of npm"
  fi
fi

results=artifacts/test-results
rm -rf "$results" && mkdir -p "$results"
passed=0 failed=0 skipped=0

if dotnet build --nologo -v quiet FitbitSdk.sln; then
  dotnet test --no-build --nologo FitbitSdk.sln --logger trx --results-directory "$results" --blame-hang-timeout 10m --blame-hang-dump-type none
  test_exit=$?
else
  test_exit=1 failed=1
fi

# Each test project leaves one file with its counters and outcomes.
count() { grep -ho "<Counters [^>]*" "$results"/*.trx 2>/dev/null | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | paste -sd+ | bc_or_zero; }
bc_or_zero() { read -r sum || sum=0; echo $((${sum:-0})); }
passed=$((passed + $(count passed)))
failed=$((failed + $(count failed)))
skips=$(grep -ho '<UnitTestResult [^>]*outcome="NotExecuted"[^>]*' "$results"/*.trx 2>/dev/null | grep -o 'testName="[^"]*"' | cut -d'"' -f2 | sort -u)
[ -n "$skips" ] && skipped=$(printf '%s\n' "$skips" | wc -l)
# A run that broke off (a crashed test host) has failed whatever its counters say.
[ $test_exit -ne 0 ] && [ $failed -eq 0 ] && failed=1
[ $passed -eq 0 ] && [ $failed -eq 0 ] && failed=1

for measure in quickstart-truth google-slice-truth radar-truth two-providers-one-truth quickstart-kills avro-judges json-schemas foreign-clients simulator-contract token-race body-fuzz backfill-requests steady-requests sync-completeness failing-stream kafka-faults kafka-kills kafka-exactly-once rabbitmq-kills ocariot-shapes; do
  timeout 900 ./measure.sh "$measure" --short
  case $? in
    0) passed=$((passed + 1)) ;;
    77) skipped=$((skipped + 1)); skips+=$'\n'"measure $measure" ;; # what it judges by is not here; it has said so
    *) failed=$((failed + 1)) ;;
  esac
done

# A skip is a hole in the net: each must be known and have a reason.
while IFS= read -r skip; do
  [ -z "$skip" ] && continue
  if ! grep -v '^#' tests/allowed-skips.txt | grep -qxF "${skip%%(*}"; then
    echo "Skipped, but not listed in tests/allowed-skips.txt: $skip"
    failed=$((failed + 1))
  fi
done <<< "$skips"

if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
[ "$failed" -eq 0 ]
