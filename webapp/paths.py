"""Parts of addresses that need a rule of their own."""

import re

from werkzeug.routing import BaseConverter

# `hm` and ten characters of Crockford's base 32, as the catalogue gives them.
_RECORD_ID = "hm[0-9a-hjkmnp-tv-z]{10}"
RECORD_ID = re.compile(rf"{_RECORD_ID}\Z")


class RecordId(BaseConverter):
    """The id of a union record where something follows it."""

    regex = _RECORD_ID


class AnyPath(BaseConverter):
    """Whatever is left of a path, slashes and all: the identifier of a member."""

    part_isolating = False
    regex = ".+"
