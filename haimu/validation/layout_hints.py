"""Which layout of holdings may read a field that no rule reads."""

import re

from normalize.checks.coverage import Unread
from normalize.local_fields import Layouts, local_fields

CODE = re.compile(r"\$(\w)")
LIKELY = 0.5
MOST = 2


def likely_layouts(unread: Unread, known: Layouts) -> list[str]:
    """The names of the layouts that fit a field best: most of what they read is in its example."""
    there = set(CODE.findall(unread.example))
    fitting: list[tuple[float, str]] = []
    for name, layout in known.items() if not unread.code else ():
        for field in local_fields(layout.line, {}):
            wanted = set(field.codes)
            share = len(wanted & there) / len(wanted)
            if field.tag == unread.tag and share >= LIKELY:
                fitting.append((-share, name))
    return list(dict.fromkeys(name for _, name in sorted(fitting)))[:MOST]
