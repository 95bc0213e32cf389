"""avro-judges: two Avro libraries that nobody here wrote read what we write, and we what they write: every schema, random records, both codecs."""

import json
import os
import shutil
import struct
import subprocess
import sys

import avro.datafile
import avro.io
import avro.schema

from figures import verdict

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.join(ROOT, "tests", "FitbitSdk.FormatJudges", "bin", "Release", "net10.0", "FitbitSdk.FormatJudges.dll")
PREVIOUS = os.path.join(ROOT, "tests", "FitbitSdk.Records.Tests", "Previous")
CASES = os.path.join(ROOT, "artifacts", "avro-judges")
NPM = os.path.join(ROOT, "artifacts", "npm", "node_modules")


def parse(text):
    """Without its logical types a time is a plain number, as precise as it was written; with them it would be Python's, which has no year 10000."""
    def bare(node):
        if isinstance(node, dict):
            return {key: bare(value) for key, value in node.items() if key != "logicalType"}
        return [bare(item) for item in node] if isinstance(node, list) else node

    avro.schema.parse(text)
    return avro.schema.parse(json.dumps(bare(json.loads(text))))


def plain(schema, value):
    """A value as it stands in plain.jsonl."""
    if schema.type in ("union", "error_union"):
        return None if value is None else plain(next(branch for branch in schema.schemas if branch.validate(value) is not None), value)
    if schema.type == "record":
        return {field.name: plain(field.type, value[field.name]) for field in schema.fields}
    if schema.type == "array":
        return [plain(schema.items, item) for item in value]
    if schema.type == "map":
        return {key: plain(schema.values, item) for key, item in value.items()}
    if schema.type == "long":
        return str(value)
    if schema.type in ("float", "double"):
        return "NaN" if value != value else struct.pack(">d", value).hex().upper()
    return value.hex().upper() if isinstance(value, bytes) else value


FORMS = {"null": type(None), "boolean": bool, "int": int, "record": dict, "map": dict, "array": list}


def read_plain(schema, form):
    """The value that stands in plain.jsonl."""
    if schema.type in ("union", "error_union"):
        return read_plain(next(branch for branch in schema.schemas if type(form) is FORMS.get(branch.type, str)), form)
    if schema.type == "record":
        return {field.name: read_plain(field.type, form[field.name]) for field in schema.fields}
    if schema.type == "array":
        return [read_plain(schema.items, item) for item in form]
    if schema.type == "map":
        return {key: read_plain(schema.values, item) for key, item in form.items()}
    if schema.type == "long":
        return int(form)
    if schema.type in ("float", "double"):
        return float("nan") if form == "NaN" else struct.unpack(">d", bytes.fromhex(form))[0]
    return bytes.fromhex(form) if schema.type in ("bytes", "fixed") else form


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def as_text(form):
    return json.dumps(form, sort_keys=True)


def text(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


def read(path, writer, reader):
    with open(path, "rb") as file, avro.datafile.DataFileReader(file, avro.io.DatumReader()) as data:
        data.datum_reader.writers_schema, data.datum_reader.readers_schema = writer, reader
        return list(data)


class Python:
    """Debian's python3-avro as a judge."""

    def __init__(self):
        self.schemas = self.values = 0
        self.wrong = []

    def judge(self, name):
        folder = os.path.join(CASES, name)
        schema = parse(text(folder, "schema.avsc"))
        self.schemas += 1
        if schema.canonical_form != text(folder, "canonical"):
            self.wrong.append(f"{name}: another canonical form")
        forms = lines(os.path.join(folder, "plain.jsonl"))
        ours = sorted(file for file in os.listdir(folder) if file.startswith("our-"))
        if not ours or not forms:
            self.wrong.append(f"{name}: nothing of ours to read")
        for file in ours:
            self.check(f"{name}/{file}", schema, read(os.path.join(folder, file), schema, schema), forms)
        if os.path.exists(os.path.join(folder, "reader.avsc")):
            reader = parse(text(folder, "reader.avsc"))
            resolved = lines(os.path.join(folder, "resolved.jsonl"))
            self.check(f"{name} with the other schema", reader, read(os.path.join(folder, ours[0]), schema, reader), resolved)
        for codec in ("null", "deflate"):
            with open(os.path.join(folder, f"their-python-{codec}.avro"), "wb") as file:
                with avro.datafile.DataFileWriter(file, avro.io.DatumWriter(), schema, codec=codec) as data:
                    for form in forms:
                        data.append(read_plain(schema, form))

    def check(self, what, schema, values, forms):
        self.values += len(values)
        # As text, because to Python True is 1.
        wrong = sum(as_text(plain(schema, value)) != as_text(form) for value, form in zip(values, forms))
        if wrong or len(values) != len(forms):
            self.wrong.append(f"{what}: {wrong} of {len(forms)} values differ, {len(values)} read")


def judge_by_python():
    judge = Python()
    for name in sorted(os.listdir(CASES)):
        try:
            judge.judge(name)
        except Exception as error:  # whatever it is, it is a refusal
            judge.wrong.append(f"{name}: {type(error).__name__} {error}")
    return {"schemas": judge.schemas, "values": judge.values, "wrong": judge.wrong}


def judge_by_avsc():
    if not os.path.isdir(os.path.join(NPM, "avsc")):
        return {"schemas": 0, "values": 0, "wrong": ["avsc is missing: ./test.sh installs it into artifacts/npm"]}
    script = os.path.join(ROOT, "tests", "measures", "foreign", "avsc_judge.js")
    run = subprocess.run(["node", script, CASES], env=os.environ | {"NODE_PATH": NPM}, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(run.stdout)


def main():
    records = 100 if "--short" in sys.argv else 1500
    shutil.rmtree(CASES, ignore_errors=True)
    subprocess.run(["dotnet", PROGRAM, "avro-write", CASES, PREVIOUS, str(records)], check=True)
    judges = {"python3-avro": judge_by_python(), "avsc": judge_by_avsc()}
    back = subprocess.run(["dotnet", PROGRAM, "avro-read", CASES], stdout=subprocess.PIPE, text=True, check=False).stdout.splitlines()
    ours = json.loads(back[-1])
    for line in [line for judge in judges.values() for line in judge["wrong"]] + back[:-1]:
        print(line, file=sys.stderr)

    cases = len(os.listdir(CASES))
    figures = [(f"{name}: values of ours read, of {judge['schemas']} schemas", judge["values"], "> 0, all equal", judge["values"] > 0 and judge["schemas"] == cases and not judge["wrong"])
               for name, judge in judges.items()]
    figures.append((f"values of theirs read by us, of {ours['files']} files", ours["values"], "> 0, all equal", ours["values"] > 0 and ours["wrong"] == 0 and ours["files"] == 4 * cases))
    verdict("avro-judges", figures)


if __name__ == "__main__":
    main()
