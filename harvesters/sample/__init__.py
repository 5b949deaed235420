"""Records that come with Haimu: real ones of the Library of Congress, and CNMARC records written for it."""

from importlib.resources import files
from pathlib import Path
from typing import NamedTuple


class SampleFile(NamedTuple):
    """A file to import: under the name of `source`, with that scope. `flavour`: marc21 or cnmarc."""

    path: Path
    source: str
    flavour: str
    scope: str


def sample_files() -> list[SampleFile]:
    """The files of the sample, in the order in which they are best imported."""
    folder = Path(str(files("harvesters.sample")))
    return [
        SampleFile(folder / "lc.mrc.gz", "lc", "marc21", "marine"),
        SampleFile(folder / "cnmarc.mrc", "cnmarc", "cnmarc", "all"),
    ]
