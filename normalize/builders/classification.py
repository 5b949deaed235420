"""Class numbers."""

from normalize.field import Field
from normalize.record import Classification

_BY_TAG = {
    "050": "lcc", "055": "lcc", "060": "nlm", "080": "udc", "082": "ddc", "083": "ddc", "090": "lcc",
    "675": "udc", "676": "ddc", "680": "lcc", "690": "clc", "692": "casc",
}  # fmt: skip
_BY_SOURCE = {
    "clc": "clc",
    "udc": "udc",
    "ddc": "ddc",
    "lcc": "lcc",
    "nlm": "nlm",
    "casc": "casc",
    "ztf": "clc",
}


def class_numbers(field: Field) -> list[Classification]:
    """050, 060, 080, 082, ...: each $a a number, the first with the item number of $b."""
    scheme = _BY_TAG[field.tag]
    numbers: list[str] = []
    item = ""
    for code, value in field.subs:
        if code == "a":
            number = value.rstrip(".")
            if scheme == "ddc":
                number = number.replace("/", "").replace("'", "")
            if number:
                numbers.append(number)
        elif code == "b" and not item:
            item = value
    return [Classification(scheme, number, "" if at else item) for at, number in enumerate(numbers)]


def other_class_numbers(field: Field) -> list[Classification]:
    """084, CNMARC 686: the scheme is in $2."""
    scheme = _BY_SOURCE.get(field.get("2").strip().lower(), "other")
    item = field.get("b")
    return [Classification(scheme, number, item) for value in field.all("a") if (number := value)]
