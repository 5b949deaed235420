"""Class numbers."""

from normalize.field import Field
from normalize.record import Classification
from normalize.rule import BadValue
from normalize.values.class_forms import has_form, is_lcc

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
    """050, 060, 080, 082, ...: each $a a number, the first with the item number of $b.

    090 holds numbers of libraries' own besides those of the Library of Congress.
    """
    scheme = _BY_TAG[field.tag]
    numbers: list[str] = []
    item = wrong = edition = ""
    for code, value in field.subs:
        if code == "a":
            number = value.rstrip(".")
            if scheme == "ddc":
                number = number.replace("/", "").replace("'", "")
            if number:
                numbers.append(number)
                if field.tag != "090" and not has_form(scheme, number):
                    wrong = number
        elif code == "b" and not item:
            item = value
        elif code in "2v" and not edition:
            edition = value
    made = [
        Classification(
            scheme if field.tag != "090" or is_lcc(number) else "other", number, "" if at else item, edition
        )
        for at, number in enumerate(numbers)
    ]
    if wrong:
        raise BadValue(
            "classification", f"no number of {_NAMES[scheme]} looks like this", field.tag, wrong, made
        )
    return made


_NAMES = {
    "clc": "the Chinese Library Classification (中图法)", "casc": "the classification of the Academy (科图法)",
    "ddc": "the Dewey Decimal Classification", "lcc": "the Library of Congress Classification",
    "udc": "the Universal Decimal Classification", "nlm": "the National Library of Medicine",
}  # fmt: skip


def other_class_numbers(field: Field) -> list[Classification]:
    """084, CNMARC 681, 686, 696: the scheme is in $2, its edition behind a slash (`clc/5`).

    681 is the 中國圖書分類法 of Taiwan's libraries.
    """
    source = field.get("2").strip()
    code, _, number_of_edition = source.partition("/")
    scheme = _BY_SOURCE.get(code.lower(), "other")
    item, edition = field.get("b"), source if scheme == "other" else number_of_edition
    return [Classification(scheme, number, item, edition) for value in field.all("a") if (number := value)]


def area_class(field: Field) -> list[Classification]:
    """052: the area as the schedules of maps number it (G), `3804` with subareas `N4`."""
    if field.ind1 not in " 0":
        return []
    area = field.get("a").strip()
    subareas = [f".{value.strip(' .')}" for value in field.all("b") if value.strip(" .")]
    if not (area.isascii() and area.isdigit()):
        return []
    return [Classification("lcc", f"G{area}{subarea}") for subarea in subareas or [""]]
