"""Files of records of any kind, plain, gzipped or in a ZIP archive."""

from harvesters.files.columns import read_columns
from harvesters.files.kinds import FileKind, describe_file
from harvesters.files.reader import read_file

__all__ = ["FileKind", "describe_file", "read_columns", "read_file"]
