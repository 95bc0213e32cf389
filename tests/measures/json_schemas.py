"""json-schemas: JSON of random records of every type is valid by its JSON Schema, says a validator that nobody here wrote."""

import json
import os
import shutil
import subprocess
import sys

import jsonschema

from figures import verdict

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.join(ROOT, "tests", "FitbitSdk.FormatJudges", "bin", "Release", "net10.0", "FitbitSdk.FormatJudges.dll")
SCHEMAS = os.path.join(ROOT, "src", "FitbitSdk.Records", "schemas")
CASES = os.path.join(ROOT, "artifacts", "json-schemas")


def validator(path):
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def spoilt(line):
    """Each way in which a valid line is no longer valid: a member that is unknown, missing, or of another kind, at any depth."""
    for name in ("userKey", "delivery", "observedAt"):
        yield {key: value for key, value in line.items() if key != name}
    yield from broken(line)


def broken(value):
    yield None
    yield [value]
    if isinstance(value, dict):
        yield value | {"unknown": 1}
        for name, inner in value.items():
            yield from (value | {name: bad} for bad in broken(inner))
    if isinstance(value, list):
        for place, inner in enumerate(value):
            yield from ([*value[:place], bad, *value[place + 1:]] for bad in broken(inner))


def main():
    records = 200 if "--short" in sys.argv else 3000
    shutil.rmtree(CASES, ignore_errors=True)
    subprocess.run(["dotnet", PROGRAM, "json-write", CASES, str(records)], check=True)
    envelope = validator(os.path.join(SCHEMAS, "delivery.schema.json"))
    valid = invalid = refused = accepted = 0
    for name in sorted(file[:-len(".jsonl")] for file in os.listdir(CASES) if file.endswith(".jsonl")):
        own = validator(os.path.join(CASES, f"{name}.schema.json"))
        with open(os.path.join(CASES, f"{name}.jsonl"), encoding="utf-8") as file:
            lines = [json.loads(line, parse_constant=lambda text: sys.exit(f"{name}: {text} is no JSON")) for line in file]
        for line in lines:
            good = own.is_valid(line) and envelope.is_valid(line)
            valid, invalid = valid + good, invalid + (not good)
            if not good and invalid <= 5:
                print(f"{name}: {json.dumps(line)[:600]}", file=sys.stderr)
        for line in lines[0], lines[-2], lines[-1]:
            for bad in spoilt(line):
                refused, accepted = refused + (not own.is_valid(bad)), accepted + own.is_valid(bad)
                if own.is_valid(bad):
                    print(f"{name}: taken, though spoilt: {json.dumps(bad)[:600]}", file=sys.stderr)
    verdict("json-schemas", [
        ("lines of every record type that are valid", valid, "all", valid > 0 and invalid == 0),
        ("spoilt lines that are refused", refused, "all", refused > 0 and accepted == 0),
    ])


if __name__ == "__main__":
    main()
