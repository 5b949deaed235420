"""Years of Chinese and Japanese reigns, and Chinese numerals."""

import re

_ERAS = {
    "洪武": 1367, "永乐": 1402, "永樂": 1402, "宣德": 1425, "正统": 1435, "正統": 1435, "景泰": 1449, "天顺": 1456,
    "天順": 1456, "成化": 1464, "弘治": 1487, "正德": 1505, "嘉靖": 1521, "隆庆": 1566, "隆慶": 1566, "万历": 1572,
    "萬曆": 1572, "万曆": 1572, "天启": 1620, "天啟": 1620, "崇祯": 1627, "崇禎": 1627, "顺治": 1643, "順治": 1643,
    "康熙": 1661, "雍正": 1722, "乾隆": 1735, "嘉庆": 1795, "嘉慶": 1795, "道光": 1820, "咸丰": 1850, "咸豐": 1850,
    "同治": 1861, "光绪": 1874, "光緒": 1874, "光绪朝": 1874, "宣统": 1908, "宣統": 1908, "民国": 1911, "民國": 1911,
    "中华民国": 1911, "中華民國": 1911, "明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018,
    "Kangxi": 1661, "Qianlong": 1735, "Jiaqing": 1795, "Daoguang": 1820, "Xianfeng": 1850, "Tongzhi": 1861,
    "Guangxu": 1874, "Xuantong": 1908, "Minguo": 1911, "Min kuo": 1911, "Min guo": 1911, "Meiji": 1867,
    "Taishō": 1911, "Taisho": 1911, "Shōwa": 1925, "Showa": 1925, "Heisei": 1988, "Reiwa": 2018,
}  # fmt: skip
"""The year before the first of each reign."""

_DIGIT = {c: value for value, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1, "○": 0, "两": 2}
_NAMES = "|".join(sorted(map(re.escape, _ERAS), key=len, reverse=True))
_REIGN = re.compile(
    rf"({_NAMES})\s*(?:(\d{{1,2}})|([元〇零一二三四五六七八九十廿卅卌]{{1,4}}))(?!\d)", re.IGNORECASE
)
_WRITTEN_YEAR = re.compile(r"[一二][〇零○一二三四五六七八九]{3}")
_BY_NAME = {name.lower(): year for name, year in _ERAS.items()}


def chinese_number(text: str) -> int:
    """Read a Chinese numeral below 100 (十二, 二十, 廿三, 元); -1 where it is none."""
    total = 0
    text = text.replace("廿", "二十").replace("卅", "三十").replace("卌", "四十")
    tens, ten, ones = text.rpartition("十")
    if ten:
        if len(tens) > 1 or (tens and tens not in _DIGIT):
            return -1
        total = 10 * (_DIGIT[tens] if tens else 1)
    if len(ones) > 1 or (ones and ones not in _DIGIT):
        return -1
    return total + (_DIGIT[ones] if ones else 0)


def reign_years(text: str) -> list[int]:
    """Return the Gregorian years of all reign years in the text (民国24年, 昭和12年, 光绪二十年, Minguo 24)."""
    years = []
    for match in _REIGN.finditer(text):
        count = int(match[2]) if match[2] else chinese_number(match[3])
        if count > 0:
            years.append(_BY_NAME[match[1].lower()] + count)
    return years


def written_years(text: str) -> list[int]:
    """Return years written digit by digit in Chinese (一九八五)."""
    return [int("".join(str(_DIGIT[c]) for c in match[0])) for match in _WRITTEN_YEAR.finditer(text)]
