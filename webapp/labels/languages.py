"""Names of languages: MARC codes through the Unicode locale data that Babel carries."""

from functools import cache

from babel import Locale

# MARC (ISO 639-2/B) codes whose names the locale data keeps under another code.
TO_LOCALE = {
    "afr": "af", "aka": "ak", "alb": "sq", "amh": "am", "ara": "ar", "arg": "an", "arm": "hy", "asm": "as",
    "ava": "av", "aym": "ay", "aze": "az", "bak": "ba", "bam": "bm", "baq": "eu", "bel": "be", "ben": "bn",
    "bih": "bho", "bis": "bi", "bos": "bs", "bre": "br", "bul": "bg", "bur": "my", "cat": "ca", "cha": "ch",
    "che": "ce", "chi": "zh", "chu": "cu", "chv": "cv", "cor": "kw", "cos": "co", "cre": "cr", "cze": "cs",
    "dan": "da", "div": "dv", "dut": "nl", "dzo": "dz", "eng": "en", "epo": "eo", "est": "et", "ewe": "ee",
    "fao": "fo", "fij": "fj", "fin": "fi", "fre": "fr", "fry": "fy", "ful": "ff", "geo": "ka", "ger": "de",
    "gla": "gd", "gle": "ga", "glg": "gl", "glv": "gv", "gre": "el", "grn": "gn", "guj": "gu", "hat": "ht",
    "hau": "ha", "heb": "he", "her": "hz", "hin": "hi", "hmo": "ho", "hrv": "hr", "hun": "hu", "ibo": "ig",
    "ice": "is", "ido": "io", "iii": "ii", "iku": "iu", "ile": "ie", "ina": "ia", "ind": "id", "ipk": "ik",
    "ita": "it", "jav": "jv", "jpn": "ja", "kal": "kl", "kan": "kn", "kas": "ks", "kau": "kr", "kaz": "kk",
    "khm": "km", "kik": "ki", "kin": "rw", "kir": "ky", "kom": "kv", "kon": "kg", "kor": "ko", "kua": "kj",
    "kur": "ku", "lao": "lo", "lat": "la", "lav": "lv", "lim": "li", "lin": "ln", "lit": "lt", "ltz": "lb",
    "lub": "lu", "lug": "lg", "mac": "mk", "mah": "mh", "mal": "ml", "mao": "mi", "mar": "mr", "may": "ms",
    "mlg": "mg", "mlt": "mt", "mon": "mn", "nau": "na", "nav": "nv", "nbl": "nr", "nde": "nd", "ndo": "ng",
    "nep": "ne", "nno": "nn", "nob": "nb", "nor": "no", "nya": "ny", "oci": "oc", "oji": "oj", "ori": "or",
    "orm": "om", "oss": "os", "pan": "pa", "per": "fa", "pli": "pi", "pol": "pl", "por": "pt", "pus": "ps",
    "que": "qu", "roh": "rm", "rum": "ro", "run": "rn", "rus": "ru", "sag": "sg", "san": "sa", "sin": "si",
    "slo": "sk", "slv": "sl", "smo": "sm", "sna": "sn", "snd": "sd", "sot": "st",
    "sme": "se", "som": "so",  # codespell:ignore sme,som
    "spa": "es", "srd": "sc", "srp": "sr", "ssw": "ss", "sun": "su", "swa": "sw", "swe": "sv", "tah": "ty",
    "tam": "ta", "tat": "tt", "tgk": "tg", "tgl": "fil", "tib": "bo", "tir": "ti",
    "tel": "te", "tha": "th",  # codespell:ignore te,tha
    "ton": "to", "tsn": "tn", "tso": "ts", "tuk": "tk", "tur": "tr", "twi": "tw", "uig": "ug", "ukr": "uk",
    "urd": "ur", "uzb": "uz", "ven": "ve", "vol": "vo", "wln": "wa", "wol": "wo",
    "vie": "vi", "wel": "cy",  # codespell:ignore vie,wel
    "xho": "xh", "yid": "yi", "yor": "yo", "zha": "za", "zul": "zu",
}  # fmt: skip


def locale_code(marc: str) -> str:
    """The BCP 47 language of a MARC code: `zh` of `chi`; codes without a shorter one stand for themselves."""
    return TO_LOCALE.get(marc, marc)


@cache
def language_label(marc: str, interface: str) -> str:
    """What a language is called in the language of the interface; an unknown code stands for itself."""
    locale = Locale.parse(interface)
    name = locale.languages.get(locale_code(marc))
    if not name:
        return marc
    return name[:1].upper() + name[1:] if interface == "en" else str(name)
