"""The fingerprint of the analysis: an index made under another one has to be built again."""

import hashlib
from importlib.metadata import version
from importlib.resources import files

from index.fields import FIELDS

# What decides which tokens a record has.
PACKAGED = (
    ("index.analysis", ("folded.txt", "marine.txt", "pinyin.tsv", "pinyin_words.tsv")),
    ("index.analysis", ("dictionary.py", "pinyin.py", "segmenter.py", "stems.py", "tokens.py")),
    ("index", ("document.py", "keys.py", "numbers.py", "search_document.py", "values.py")),
    ("normalize", ("folding.py", "maps/variants.tsv")),
)
LIBRARIES = ("rjieba", "PyStemmer")


def analysis_fingerprint() -> str:
    """Return sixteen hexadecimal digits that change when a table, a field or a step of the analysis changes."""
    digest = hashlib.sha256()
    for package, names in PACKAGED:
        for name in names:
            digest.update(files(package).joinpath(name).read_bytes() + b"\0")
    digest.update(repr(FIELDS).encode())
    digest.update(" ".join(f"{name} {version(name)}" for name in LIBRARIES).encode())
    return digest.hexdigest()[:16]


ANALYSIS_FINGERPRINT = analysis_fingerprint()
