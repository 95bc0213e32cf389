"""The response schemas of the contract, made strict: they require nothing and allow everything, so that a misspelt member would pass."""

import datetime
import json
import re

import jsonschema

from contract.known import DIFFERENCES, TIGHTER
from contract.members import EMPTY, require

KNOWN = {"type", "properties", "items", "$ref", "additionalProperties", "enum", "format", "description", "example"}
TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?"
ZONE = r"(Z|[+-]\d\d:\d\d)"
FORMS = {
    "date-time": rf"{TIME}{ZONE}?",  # with or without an offset: the service sends times on the wall clock
    "wall-time": TIME, "moment": TIME + ZONE, "clock": r"\d\d:\d\d:\d\d", "date-or-time": rf"\d{{4}}-\d\d-\d\d|{TIME}",
    "decimal": r"-?\d+(\.\d+)?", "uri": r"https?://[^\s/]+(/\S*)?",
}
formats = jsonschema.FormatChecker(formats=("date",))


def has_form(name):
    @formats.checks(name, raises=ValueError)
    def check(value):
        if not isinstance(value, str):
            return True
        if re.fullmatch(FORMS[name], value) is None:
            return False
        if name == "clock":
            datetime.time.fromisoformat(value)
        elif name not in ("decimal", "uri"):
            datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
        return True


for form in FORMS:
    has_form(form)


def once(pairs):
    """A member that comes twice is a fault of its own, which a dictionary would hide."""
    body = dict(pairs)
    if len(body) != len(pairs):
        raise ValueError(f"a member comes twice in {sorted(name for name, _ in pairs)}")
    return body


class Contract:
    """With the known differences but one, if one is left out, and then without required members: whether the answers need that one."""

    def __init__(self, path, samples, left_out=None):
        with open(path, encoding="utf-8") as file:
            self.document = json.load(file)
        self.schemas, self.answers = self.document["components"]["schemas"], {}
        for known in DIFFERENCES + TIGHTER:
            if known is not left_out:
                known.apply(self)
        for schema in self.schemas.values():
            self.close(schema)
        if left_out is None:
            require(self, samples)
        self.resolver = jsonschema.RefResolver.from_schema(self.document)

    def close(self, schema):
        strange = set(schema) - KNOWN
        if strange:
            raise SystemExit(f"the contract uses {sorted(strange)}, which nobody here translates")
        for part in [*schema.get("properties", {}).values(), *(schema[name] for name in ("items", "additionalProperties") if isinstance(schema.get(name), dict))]:
            self.close(part)
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)

    def at(self, place):
        """The schema at a place: a schema's name, members by dots, items by brackets."""
        name, *parts = re.findall(r"[^.\[]+|\[\]", place)
        schema = self.schemas[name]
        for part in parts:
            schema = schema["items"] if part == "[]" else schema["properties"][part]
        return schema

    def templates(self):
        return [path for path, operations in self.document["paths"].items() if "get" in operations]

    def schema_name(self, template, asked, method="get"):
        """The name of the schema a successful answer has; None where the contract has none."""
        for pattern, name in self.answers.items():
            if re.fullmatch(pattern, asked.split("?")[0]):
                return name
        try:
            reference = self.document["paths"][template][method]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        except KeyError:
            return None
        return reference.rsplit("/", 1)[1]

    def has(self, template, method="get"):
        return method in self.document["paths"].get(template, {})

    def read(self, name, text):
        """The body as it came, and an iterator over (path, message) of what is wrong; list positions are left out, so that one fault is told once."""
        try:
            body = json.loads(text, object_pairs_hook=once)
        except ValueError as error:
            return None, iter([(".", str(error)[:80])])
        if body == {} and name in EMPTY:
            return body, iter(())
        validator = jsonschema.Draft7Validator(self.schemas[name], resolver=self.resolver, format_checker=formats)
        return body, ((place(error.absolute_path), brief(error)) for error in validator.iter_errors(body))


def place(path):
    return "".join("[]" if isinstance(part, int) else f".{part}" for part in path) or "."


def brief(error):
    if error.validator == "additionalProperties":
        return f"not in the schema: {', '.join(sorted(set(error.instance) - set(error.schema['properties'])))}"
    if error.validator == "required":
        return f"without {', '.join(sorted(set(error.validator_value) - set(error.instance)))}"
    # Without the value: one fault in many rows is told once.
    return f"is no {error.validator_value}" if error.validator in ("type", "format") else error.message[:80]


def leaves(body):
    if isinstance(body, (dict, list)):
        return sum(leaves(value) for value in (body.values() if isinstance(body, dict) else body))
    return 1
