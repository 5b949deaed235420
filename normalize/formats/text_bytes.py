"""The bytes of a record as text, in whatever encoding they are."""

from normalize.problem import Problem

_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"))
_FALLBACK = "latin-1"


def text_of(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Decode UTF-8, what a byte order mark says, or GB18030; else Latin-1, with a problem. Lines end with `LF`."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lines(data[len(mark) :].decode(encoding, "replace")), ()
    for encoding in ("utf-8", "gb18030"):
        try:
            return _lines(data.decode(encoding)), ()
        except UnicodeDecodeError:
            continue
    message = "the text is neither UTF-8 nor GB18030; it was read as Latin-1"
    return _lines(data.decode(_FALLBACK)), (Problem("encoding", message),)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
