"""Numbers of things in sentences for people."""


def counted(number: int, one: str, many: str = "") -> str:
    """`1 page`, `1,200 pages`; `many` where an s does not make the plural, as with a verb behind the noun."""
    return f"1 {one}" if number == 1 else f"{number:,} {many or one + 's'}"


def records(number: int) -> str:
    """`1 record`, `1,200 records`."""
    return counted(number, "record")
