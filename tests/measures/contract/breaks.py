"""Good answers, each made wrong in one place: what has to be refused."""

import json

from contract.members import EMPTY, walk

KINDS = ["x", 1.5, True, None, [], {}]
TWICE = "\0 comes twice"


def broken(contract, name, body, seen):
    """(what was done, the text) for each place that was not broken before; one item of a list stands for its like."""
    short = shorten(body)
    for path, place, schema, value in walk(contract, contract.schemas[name], short, name):
        if place in seen:
            continue
        seen.add(place)
        for wrong in KINDS:
            if not (fits(schema, value, wrong) or wrong == {} and not path and name in EMPTY):
                yield f"{place} = {json.dumps(wrong)}", text(short, path, wrong)
        if isinstance(value, dict):
            yield f"{place} with a member nobody knows", text(short, path, {**value, "nobodyKnows": 1})
            for member in value:
                yield f"{place}.{member} twice", text(short, path, {**value, TWICE: value[member]}).replace(json.dumps(TWICE), json.dumps(member))
            for member in schema.get("required", ()):
                yield f"{place} without {member}", text(short, path, {known: value[known] for known in value if known != member})


def fits(schema, value, wrong):
    """Whether the schema has to accept the value: the same kind, of which it asks nothing more."""
    if isinstance(wrong, float):
        return schema.get("type") == "number"
    return type(value) is type(wrong) and not ({"format", "enum"} & set(schema) or schema.get("required") and not wrong)


def text(body, path, value):
    return json.dumps(changed(body, path, value))


def changed(body, path, value):
    """Of the lists on the way the one item alone."""
    if not path:
        return value
    part, *rest = path
    inner = changed(body[part], rest, value)
    return [inner] if isinstance(body, list) else {**body, part: inner}


def shorten(body):
    """One item of each shape."""
    if isinstance(body, dict):
        return {name: shorten(value) for name, value in body.items()}
    return [shorten(one) for one in {shape(one): one for one in body}.values()] if isinstance(body, list) else body


def shape(body):
    if isinstance(body, dict):
        return tuple(sorted((name, shape(value)) for name, value in body.items()))
    return frozenset(map(shape, body)) if isinstance(body, list) else ()
