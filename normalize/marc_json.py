"""One record of MARC-in-JSON (the form of ruby-marc, pymarc and traject) to a `MarcRecord`.

`{"leader": "...", "fields": [{"001": "..."}, {"245": {"ind1": "1", "ind2": "0", "subfields": [{"a": "..."}]}}]}`
"""

from typing import Any

import msgspec

from normalize.marc import SUBFIELD, MarcRecord
from normalize.problem import Problem

BLANK_LEADER = " " * 24


def parse_json(data: bytes) -> tuple[MarcRecord | None, tuple[Problem, ...]]:
    """Read one record; None when no field can be read. What is no field is left out with a problem."""
    problems: list[Problem] = []
    text = data.decode("utf-8", "replace")
    if "\ufffd" in text and b"\xef\xbf\xbd" not in data:
        problems.append(Problem("encoding", "bytes that are no UTF-8"))
    try:
        said = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        return None, (Problem("json", str(error)[:200]),)
    fields = said.get("fields") if isinstance(said, dict) else None
    if not isinstance(fields, list):
        return None, (Problem("json", "the object has no list of fields"),)
    found = [pair for field in fields for pair in _field(field, problems)]
    if not found:
        return None, tuple(problems)
    leader = said.get("leader")
    if not isinstance(leader, str) or len(leader) != len(BLANK_LEADER):
        problems.append(Problem("leader", "the leader has not 24 characters", "leader", str(leader)[:100]))
    whole = (leader if isinstance(leader, str) else "") + BLANK_LEADER
    tags, contents = zip(*found, strict=True)
    return MarcRecord(whole[: len(BLANK_LEADER)], tags, contents), tuple(problems)


def _field(field: Any, problems: list[Problem]) -> list[tuple[str, str]]:
    """The tag and content of each field in an entry of the list, which should be one."""
    if not isinstance(field, dict):
        problems.append(Problem("tag", "an entry of the fields is no field", value=str(field)[:100]))
        return []
    found = []
    for tag, value in field.items():
        content = value if isinstance(value, str) else _data_field(value)
        if len(tag) != 3 or content is None:
            problems.append(Problem("tag", "a field cannot be read", tag[:10], str(value)[:100]))
        else:
            found.append((tag, content))
    return found


def _data_field(value: Any) -> str | None:
    if not isinstance(value, dict) or not isinstance(value.get("subfields"), list):
        return None
    pieces = [_indicator(value.get("ind1")) + _indicator(value.get("ind2"))]
    for subfield in value["subfields"]:
        if not isinstance(subfield, dict):
            return None
        pieces += [
            f"{SUBFIELD}{(code or ' ')[0]}{text}" for code, text in subfield.items() if isinstance(text, str)
        ]
    return "".join(pieces)


def _indicator(value: Any) -> str:
    return value[0] if isinstance(value, str) and value else " "
