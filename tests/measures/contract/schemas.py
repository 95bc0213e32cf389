"""The response schemas of the contract, made strict: they require nothing and allow everything, so that a misspelt member would pass."""

import copy
import datetime
import json
import re

import jsonschema

KNOWN = {"type", "properties", "items", "$ref", "additionalProperties", "enum", "format", "description", "example"}
formats = jsonschema.FormatChecker(formats=("date",))


@formats.checks("date-time", raises=ValueError)
def is_time(value):
    """With or without an offset: the service sends times on the wall clock."""
    return not isinstance(value, str) or (re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d", value) and datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))) is not None


@formats.checks("uri", raises=ValueError)
def is_address(value):
    return not isinstance(value, str) or re.fullmatch(r"https?://[^\s/]+(/\S*)?", value) is not None


def once(pairs):
    """A member that comes twice is a fault of its own, which a dictionary would hide."""
    body = dict(pairs)
    if len(body) != len(pairs):
        raise ValueError(f"a member comes twice in {sorted(name for name, _ in pairs)}")
    return body


class Contract:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.document = json.load(file)
        for schema in self.document["components"]["schemas"].values():
            self.close(schema)
        self.resolver = jsonschema.RefResolver.from_schema(self.document)

    def close(self, schema):
        strange = set(schema) - KNOWN
        if strange:
            raise SystemExit(f"the contract uses {sorted(strange)}, which nobody here translates")
        for part in [*schema.get("properties", {}).values(), *(schema[name] for name in ("items", "additionalProperties") if isinstance(schema.get(name), dict))]:
            self.close(part)
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)

    def templates(self):
        return [path for path, operations in self.document["paths"].items() if "get" in operations]

    def schema_name(self, template, method="get"):
        """The name of the schema a successful answer has; None where the contract has none."""
        try:
            reference = self.document["paths"][template][method]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        except KeyError:
            return None
        return reference.rsplit("/", 1)[1]

    def has(self, template, method="get"):
        return method in self.document["paths"].get(template, {})

    def faults(self, name, body):
        """(path, message) of everything that is wrong; list positions are left out, so that one fault is told once."""
        validator = jsonschema.Draft7Validator(self.document["components"]["schemas"][name], resolver=self.resolver, format_checker=formats)
        return {(place(error.absolute_path), brief(error)) for error in validator.iter_errors(body)}


def place(path):
    return "".join("[]" if isinstance(part, int) else f".{part}" for part in path) or "."


def brief(error):
    if error.validator == "additionalProperties":
        return f"not in the schema: {', '.join(sorted(set(error.instance) - set(error.schema['properties'])))}"
    # Without the value: one fault in many rows is told once.
    return f"is no {error.validator_value}" if error.validator in ("type", "format") else error.message[:80]


def leaves(body):
    if isinstance(body, (dict, list)):
        return sum(leaves(value) for value in (body.values() if isinstance(body, dict) else body))
    return 1


def broken(body):
    """Copies of a body, each wrong in one place: a value of another type, or a member nobody knows. Long lists are cut, one place stands for its like."""
    short = shorten(body)
    seen = set()
    for path, value in walk(short):
        where = place(path)
        if where in seen:
            continue
        seen.add(where)
        if path:
            yield where, changed(short, path, 1.5 if isinstance(value, (dict, list, str, bool)) else "x")
        if isinstance(value, dict):
            yield f"{where} (member)", changed(short, path, {**value, "nobodyKnows": []})


def shorten(value):
    if isinstance(value, list):
        return [shorten(one) for one in value[:2]]
    return {name: shorten(one) for name, one in value.items()} if isinstance(value, dict) else value


def walk(value, path=()):
    yield path, value
    for name, one in (value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()):
        yield from walk(one, (*path, name))


def changed(body, path, value):
    if not path:
        return value
    copied = copy.deepcopy(body)
    target = copied
    for part in path[:-1]:
        target = target[part]
    target[path[-1]] = value
    return copied
