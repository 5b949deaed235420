"""The form that a class number of each scheme has."""

import re
from functools import lru_cache

_FORMS = {
    "clc": re.compile(
        r"[\[{(]?[A-KN-VXZ][A-Z]?\d*[\d./:+*=\-()\[\]{}<>＜＞（）〔〕“”\"',，…a-zA-Z#\u2e80-\u9fff ]*"
    ),
    "casc": re.compile(r"[\[(]?\d{1,3}(?:[.:/+\-=()\d\[\] a-zA-Z]*)"),
    "ddc": re.compile(
        r"\[?(?:[jJyYeEbBxXlL]{1,2}|Fic|FIC)?\.?\]? ?\(?\[?\d{1,3}(?:\.[\d/' .\-\[\]sB]*)?.{0,24}"
        r"|\[?(?:E|Fic|B|Easy|F)\]?.{0,12}"
    ),
    "udc": re.compile(r"[\d(=\"\[*].*"),
    "lcc": re.compile(r"[\[<(]?[A-Za-z]+.*\d.*|[A-Z]{1,4}"),
    "nlm": re.compile(r"[\[<(]?[A-Za-z]+.*"),
}

_LCC_SURELY = re.compile(r"[A-HJ-NP-VZ][A-Z]{0,2} ?/?\d{1,4}(?!\d).*")


@lru_cache(maxsize=16_384)
def has_form(scheme: str, value: str) -> bool:
    """Tell whether a number can be one of this scheme; of a scheme without known form every number can."""
    form = _FORMS.get(scheme)
    return form is None or form.fullmatch(value) is not None


def is_lcc(value: str) -> bool:
    """Tell whether a number that may be a library's own (090) is one of the Library of Congress Classification."""
    return _LCC_SURELY.fullmatch(value) is not None
