"""`python -m scripts.load sample|full`: brings records into the catalogue with `haimu import`.

`full` fetches the source distribution of pymarc 5.4.0, which carries 250,000 records of the Library of
Congress (US public domain), and keeps them in the cache.
"""

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from harvesters.sample import sample_files
from scripts.servers.distribution import cache_folder

FULL_SET = "BooksAll.2016.part01.utf8"
FULL_PACKAGE = "pymarc==5.4.0"


def load(file: Path, source: str, scope: str) -> int:
    """Imports one file; the exit code of `haimu import`."""
    command = [sys.executable, "-m", "haimu", "import", str(file), "--source", source, "--scope", scope]
    return subprocess.run(command, check=False).returncode


def full_set() -> Path:
    """The file of 250,000 records, fetched when it is not in the cache."""
    file = cache_folder() / FULL_SET
    if not file.is_file():
        fetching = cache_folder() / "fetching-records"
        fetching.mkdir(parents=True, exist_ok=True)
        print(f"Fetching the source distribution {FULL_PACKAGE} (76 MB, once) ...", flush=True)
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", "pymarc"]
        subprocess.run([*pip, "--dest", str(fetching), FULL_PACKAGE], check=True)
        _take_out(next(fetching.glob("pymarc-*.tar.gz")), fetching / FULL_SET)
        (fetching / FULL_SET).rename(file)
        shutil.rmtree(fetching)
    return file


def _take_out(archive: Path, to: Path) -> None:
    with tarfile.open(archive) as packed:
        member = next(name for name in packed.getnames() if name.endswith(f"/{FULL_SET}"))
        stream = packed.extractfile(member)
        if stream is None:
            raise SystemExit(f"{archive.name} holds no file {FULL_SET}.")
        with stream, to.open("wb") as target:
            shutil.copyfileobj(stream, target)


def main() -> int:
    """The command line; the worst exit code of the imports."""
    if sys.argv[1:] == ["full"]:
        return load(full_set(), "lc", "marine")
    if sys.argv[1:] == ["sample"]:
        return max(load(file.path, file.source, file.scope) for file in sample_files())
    print("Usage: python -m scripts.load sample|full", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
