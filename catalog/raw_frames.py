"""Raw records as the store keeps them: zstd frames made with a dictionary of what MARC records share.

With the dictionary a record of a thousand bytes takes 360, without it 610, and in less time. A frame names the
dictionary it was made with.
"""

from functools import cache
from importlib.resources import files

import zstandard

DICTIONARY = "raw-1.dictionary"


@cache
def _dictionary() -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(files("catalog").joinpath(DICTIONARY).read_bytes())


@cache
def _compressor() -> zstandard.ZstdCompressor:
    return zstandard.ZstdCompressor(level=1, dict_data=_dictionary(), write_checksum=False)


def pack(data: bytes) -> bytes:
    """A frame of these bytes."""
    return _compressor().compress(data)


def unpack(frame: bytes) -> bytes:
    """The bytes of a frame that `pack` made."""
    decompressor = zstandard.ZstdDecompressor(dict_data=_dictionary())
    return decompressor.decompress(frame)
