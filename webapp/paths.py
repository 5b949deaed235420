"""Parts of addresses that need a rule of their own."""

import re

from werkzeug.routing import BaseConverter

# `hm` and ten characters of Crockford's base 32, as the catalogue gives them.
RECORD_ID = re.compile(r"hm[0-9a-hjkmnp-tv-z]{10}\Z")


class AnyPath(BaseConverter):
    """Whatever is left of a path, slashes and all: the identifier of a member."""

    part_isolating = False
    regex = ".+"
