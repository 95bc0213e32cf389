#!/usr/bin/env bash
# Prints a measure's figures beside their goals and exits non-zero when one falls short. Without a name it lists the measures.
set -euo pipefail
cd "$(dirname "$0")"

list() {
  cat <<'EOF'
./measure.sh NAME [--short]

  quickstart-truth   the quick start's files equal the simulator's truth; a second run adds nothing
  google-slice-truth the same through the Google Health API, for heart rate, steps and sleep
  radar-truth        the quick start with --format radar: every topic of RADAR-base's connector equals the truth, also after kills
  two-providers-one-truth  the same people through both APIs: the same times and values
  quickstart-kills   the same after 50 random kills during a backfill of 14 days (short: 10)
  avro-judges        python3-avro and npm's avsc read what we write, and we what they write: every schema, random records
  json-schemas       JSON of random records is valid by the JSON Schemas, says python3-jsonschema
  foreign-clients    requests-oauthlib, python-fitbit and npm's fitbit-oauth2-client talk to the simulator without error
  simulator-contract every answer of the simulator is valid by the contract's response schemas
  token-race         processes, callers, expirations and kills on one store: no spent token posted, no user lost
  body-fuzz          100,000 spoilt bodies through both clients: typed errors only, no hang, bounded memory (short: 5,000)
  backfill-requests  a year of all streams: requests for what was never read, of the fewest that the ranges permit; no 429, the quota used
  steady-requests    a day with uploads each quarter of an hour: requests, of those of the policy's table
  sync-completeness  months of many people with faults, abandoned runs and killed processes end with the simulator's truth
  sync-properties    the properties of the sync with many random cases: windows, crashes, truth, attempts
  failing-stream     a year of a stream that always fails, each class of answers: how often it is tried once its pauses have grown
  kafka-faults       brokers down and up, every error, 500 ms round trips, on librdkafka's mock cluster: no record lost, each user's in order
  kafka-kills        200 SIGKILLs of samples/IngestWorker, at least once, a reader alongside: every id and revision of the truth arrives (short: 8)
  kafka-exactly-once the same exactly once, three workers and rebalances, read with read_committed: each once (needs FITBITSDK_TEST_KAFKA)
  kafka-throughput   the Kafka sinks, at least and exactly once, in throughput and memory of a bare producer that sends the same bytes to the same mock cluster
  rabbitmq-kills     100 SIGKILLs of samples/RabbitMqWorker and 20 of the server, a consumer alongside: every id and revision of the truth arrives (short: 8, 2)
  rabbitmq-throughput  the RabbitMQ sink in throughput and memory of a bare publisher that sends the same messages to the same server
  ocariot-shapes     samples/RabbitMqWorker on OCARIoT's bus: all seven events by their documented shapes, the truth's values, no token, a user deleted
  map-ratios         heart rate to Avro, in time of a bare JSON reader pass over the same bytes
  avro-write         the Avro encoder alone, in time of a hand-written loop that writes the same numbers
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

format_judge() {
  dotnet build --nologo -v quiet -clp:NoSummary -c Release tests/FitbitSdk.FormatJudges >&2
  PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore /usr/bin/python3 "tests/measures/$1.py" "${@:2}"
}

worker_judge() {
  tests/setup/kafka-native.sh --no-install >&2
  needs confluent_kafka python3-confluent-kafka
  needs avro python3-avro
  dotnet build --nologo -v quiet -clp:NoSummary -c Release samples/IngestWorker >&2
  dotnet build --nologo -v quiet -clp:NoSummary -c Release samples/Simulator >&2
  PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore /usr/bin/python3 "tests/measures/$1.py" "${@:2}"
}

# A private server, and Debian's consumer; without them there is nothing to judge by.
rabbitmq_judge() {
  tests/setup/rabbitmq-node.sh where >/dev/null || { echo "$1  SKIPPED: rabbitmq-server is missing: ./test.sh installs it, or apt-get install rabbitmq-server"; exit 77; }
  needs pika python3-pika
  needs avro python3-avro
  dotnet build --nologo -v quiet -clp:NoSummary -c Release "$2" >&2
  dotnet build --nologo -v quiet -clp:NoSummary -c Release samples/Simulator >&2
  PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore /usr/bin/python3 "tests/measures/${1//-/_}.py" "${@:3}"
}

# Real engine, planner and client against the simulator in one process, by one virtual clock.
sync_measures() {
  dotnet build --nologo -v quiet -clp:NoSummary -c Release tests/FitbitSdk.SyncMeasures >&2
}

sync_program() {
  sync_measures
  dotnet tests/FitbitSdk.SyncMeasures/bin/Release/net10.0/FitbitSdk.SyncMeasures.dll "$@"
}

# Tried with 20 times as many cases as among the tests, in the short form with as many. A property that left no line was not tried.
sync_properties() {
  dotnet build --nologo -v quiet -clp:NoSummary -c Release tests/FitbitSdk.Sync.Tests >&2
  local report times=20 met=0
  [ "${1:-}" = --short ] && times=1
  report=$(mktemp)
  FITBITSDK_PROPERTY_TIMES=$times FITBITSDK_PROPERTY_REPORT=$report \
    dotnet tests/FitbitSdk.Sync.Tests/bin/Release/net10.0/FitbitSdk.Sync.Tests.dll -namespace FitbitSdk.Sync.Tests.Properties >&2 || met=1
  for number in 1 2 3 4 5; do
    if grep -q "^$number " "$report"; then
      while read -r _ cases name; do
        echo "sync-properties  property $number, $name  $cases cases held  (goal all)  ok"
      done < <(grep "^$number " "$report")
    else
      echo "sync-properties  property $number  does not hold, or was not tried: see above  (goal all)  MISSED"
      met=1
    fi
  done
  rm -f "$report"
  return $met
}

sync_judge() {
  sync_measures
  PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 "tests/measures/$1.py" "${@:2}"
}

both_providers() {
  local met=0
  sync_judge "$1" "${@:2}" || met=1
  sync_judge "$1" --provider google-health "${@:2}" || met=1
  return $met
}

name=${1:-}
[ $# -gt 0 ] && shift
case "$name" in
  "") list ;;
  quickstart-truth) judge quickstart_truth "$@" ;;
  google-slice-truth) judge google_slice_truth "$@" ;;
  radar-truth) judge radar_truth "$@" ;;
  two-providers-one-truth) judge two_providers "$@" ;;
  quickstart-kills) judge quickstart_kills "$@" ;;
  avro-judges)
    needs avro python3-avro
    format_judge avro_judges "$@" ;;
  json-schemas)
    needs jsonschema python3-jsonschema
    format_judge json_schemas "$@" ;;
  foreign-clients)
    needs requests python3-requests
    judge foreign_clients "$@" ;; # a client that is missing is named, and the others talk
  simulator-contract)
    needs jsonschema python3-jsonschema
    judge simulator_contract "$@" ;;
  token-race) dotnet run -c Release --project tests/FitbitSdk.TokenRace -- run "$@" ;;
  body-fuzz) dotnet run -c Release --project tests/FitbitSdk.BodyFuzz -- "$@" ;;
  backfill-requests) sync_judge backfill_minimum "$@" ;;
  steady-requests) both_providers steady_requests "$@" ;;
  sync-completeness)
    needs avro python3-avro
    both_providers completeness "$@" ;;
  sync-properties) sync_properties "$@" ;;
  failing-stream) sync_program failing-stream "$@" ;;
  kafka-faults | kafka-throughput)
    tests/setup/kafka-native.sh --no-install >&2
    dotnet run -c Release --project tests/FitbitSdk.KafkaMeasures -- "$name" "$@" ;;
  kafka-kills) worker_judge kafka_kills "$@" ;;
  kafka-exactly-once) worker_judge kafka_exactly_once "$@" ;;
  rabbitmq-kills) rabbitmq_judge "$name" samples/RabbitMqWorker "$@" ;;
  rabbitmq-throughput) rabbitmq_judge "$name" tests/FitbitSdk.RabbitMqMeasures "$@" ;;
  ocariot-shapes)
    needs jsonschema python3-jsonschema
    rabbitmq_judge "$name" samples/RabbitMqWorker "$@" ;;
  map-ratios | avro-write | client-overhead) dotnet run -c Release --project benchmarks/FitbitSdk.Benchmarks -- "$name" "$@" ;;
  *) echo "There is no measure $name." >&2; list >&2; exit 2 ;;
esac
