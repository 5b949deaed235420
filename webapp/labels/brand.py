"""Names that stand in both languages on every page, as on a bilingual chart."""

import msgspec


class Brand(msgspec.Struct, frozen=True):
    """The name of the site and what it is."""

    name: str
    line: str
    lang: str


BRANDS = {
    "zh": Brand("海目", "海洋文献联合目录", "zh-Hans"),
    "en": Brand("Haimu", "Union Catalogue of Marine Literature", "en"),
}

# What each language calls itself.
LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
