"""Coordinates, scale, projection and what else charts and maps have."""

from normalize.builders.charts import chart_facts, cnmarc_chart_facts, coded_limits, printed_limits
from normalize.rule import rule

RULES = (
    rule("boxes", marc21="034defg", cnmarc="123defg", build=coded_limits, dc="spatial"),
    rule("boxes", marc21="255c", cnmarc="206abcd", whole=printed_limits, dc="spatial"),
    rule("chart", marc21="034bc 255ab 008/18-23 342a 500a 501a 518a", whole=chart_facts, dc="format"),
    rule(
        "chart", cnmarc="120a 123bc 131bfj 206abc 300a 304a 306a 315a", whole=cnmarc_chart_facts, dc="format"
    ),
)
