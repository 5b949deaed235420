"""Rules of link and page for software that many journals and repositories run.

Each list holds patterns as a person writes them in `sources.toml`; `start` is added to the address of the source.
"""

# Open Journal Systems 2 and 3: archive -> issues -> articles, with addresses in a path or, on servers without
# PATH_INFO, in a query. Galleys (PDF, HTML), which have one more part in their address, are no articles.
OJS = {
    "start": ["/issue/archive", "/issue/current"],
    "follow": [
        r"/issue/(?:archive|current)/?$",
        r"/issue/view/[^/?#]+(?:/showToc)?/?$",
        r"[?&]page=issue&op=(?:archive|current)\b",
        r"[?&]page=issue&op=view&path(?:\[\]|%5B%5D)=[^&]+$",
    ],
    "next": [r"/issue/archive/\d+/?$", r"/issue/archive\?issuesPage=\d+", r"[?&]issuesPage=\d+"],
    "items": [
        r"/article/view(?:Article)?/[^/?#]+/?$",
        r"[?&]page=article&op=view&path(?:\[\]|%5B%5D)=[^&]+$",
    ],
    "deny": [
        r"/article/(?:download|viewFile|downloadSuppFile)/",
        r"/(?:user|login|search|about|authorDashboard|gateway|notification|comment|rt)(?:/|$)",
    ],
}

# DSpace: JSPUI and XMLUI show items and collections alike at /handle/PREFIX/NUMBER, later versions items at
# /items/UUID and /entities/KIND/UUID. Lists by title bring every item; sitemaps do where a site has them.
DSPACE = {
    "start": ["/browse?type=title", "/browse/title"],
    "follow": [
        r"/browse\?(?:[^#]*&)?type=title\b(?!.*\b(?:order|sort_by|rpp|starts_with|value|locale)=)",
        r"/browse/title/?$",
    ],
    "next": [
        r"/browse\?(?=[^#]*type=title\b)[^#]*\b(?:offset|page)=\d+",
        r"/browse/title\?[^#]*\bbbm\.page=\d+",
        r"/recent-submissions\?offset=\d+",
    ],
    "items": [
        r"/handle/[^/?#]+/[^/?#]+/?$",
        r"/items/[0-9a-f]{8}-[0-9a-f-]{27}/?$",
        r"/entities/[^/?#]+/[0-9a-f]{8}-[0-9a-f-]{27}/?$",
    ],
    "deny": [
        r"/bitstreams?/",
        r"/(?:login|password-login|register|feedback|statistics|contact|mydspace|discover)(?:[/?]|$)",
    ],
}

PRESETS = {"ojs": OJS, "dspace": DSPACE}
