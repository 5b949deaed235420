"""Files of records: ISO 2709 and MARCXML, plain or gzipped."""

from harvesters.files.reader import read_file

__all__ = ["read_file"]
