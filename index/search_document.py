"""What the index has of a union record."""

from collections.abc import Sequence

import msgspec


class SearchDocument(msgspec.Struct, omit_defaults=True):
    """What is indexed of a union record. `year` is the first member of the JSON text where it is known."""

    year: int | None = None
    title_c: str = ""
    title_w: str = ""
    title_x: Sequence[int] = ()
    title_p: str = ""
    author_c: str = ""
    author_p: str = ""
    subject_m: str = ""
    publisher_c: str = ""
    rest_m: str = ""
    number: str = ""
    type: str = ""
    language: Sequence[str] = ()
    library: Sequence[str] = ()
    source: Sequence[str] = ()
    subject: Sequence[str] = ()
    author: Sequence[str] = ()
    clc: Sequence[str] = ()
    access: Sequence[str] = ()
    form: Sequence[str] = ()
    title_s: str = ""


encode = msgspec.json.Encoder().encode
