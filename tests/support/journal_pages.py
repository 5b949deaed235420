"""A small journal as Open Journal Systems shows it: archive in two pages, issues, articles, and traps."""

from loopback_site import Answer, Site

ROOT = "/index.php/seas"
ISSUES = 3
ARTICLES = 4


def article(number: int, title: str = "") -> str:
    """The page of an article."""
    title = title or f"Tides of the South China Sea, part {number}"
    return f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"><title>{title}</title>
<meta name="generator" content="Open Journal Systems 3.3.0.13">
<meta name="csrf-token" content="changes with each request">
<link rel="canonical" href="{ROOT}/article/view/{number}">
<meta name="citation_title" content="{title}"><meta name="citation_author" content="Li, Hai">
<meta name="citation_journal_title" content="Journal of Small Seas">
<meta name="citation_date" content="2021/05/0{number % 9 + 1}">
<meta name="DC.Identifier" content="{number}"></head>
<body><a href="{ROOT}/article/view/{number}/{number}7">PDF</a><a href="{ROOT}/article/download/{number}/1">download</a>
<a href="{ROOT}/user/register">register</a></body></html>"""


def numbers() -> list[int]:
    return [issue * 10 + place for issue in range(1, ISSUES + 1) for place in range(1, ARTICLES + 1)]


def lay_out(site: Site) -> None:
    """The journal, complete and in order."""
    pages = site.pages
    pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /closed/\n", "text/plain")
    pages[ROOT] = (
        f'<html><title>Journal of Small Seas</title><a href="{ROOT}/issue/archive">Archives</a></html>'
    )
    pages[f"{ROOT}/issue/archive"] = links(
        [f"{ROOT}/issue/view/1", f"{ROOT}/issue/view/2", f"{ROOT}/issue/archive/2"]
    )
    pages[f"{ROOT}/issue/archive/2"] = links([f"{ROOT}/issue/view/3"])
    pages[f"{ROOT}/issue/current"] = links([f"{ROOT}/issue/view/{ISSUES}"])
    for issue in range(1, ISSUES + 1):
        articles = [f"{ROOT}/article/view/{issue * 10 + place}" for place in range(1, ARTICLES + 1)]
        galleys = [f"{one}/5" for one in articles]
        pages[f"{ROOT}/issue/view/{issue}"] = links(
            [*articles, *galleys, f"{ROOT}/login", f"{ROOT}/issue/archive"]
        )
    for number in numbers():
        tag = {"ETag": f'"{number}"'}
        pages[f"{ROOT}/article/view/{number}"] = Answer(article(number).encode(), headers=tag)


def links(targets: list[str]) -> str:
    """A page of links."""
    return "<html><body>" + "".join(f'<p><a href="{one}">{one}</a></p>' for one in targets) + "</body></html>"
