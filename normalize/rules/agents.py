"""Persons, bodies and meetings."""

from normalize.builders.agents import agent, uncontrolled_agent
from normalize.builders.cnmarc_agents import cnmarc_agent, family, uncontrolled_name
from normalize.rule import rule

RULES = (
    rule("agents", marc21="100abcdegqt04 110abcdegnt04 111acdejnqt04", build=agent, dc="creator"),
    rule("agents", marc21="700abcdegqt04 710abcdegnt04 711acdejnqt04", build=agent, dc="contributor"),
    rule("agents", cnmarc="700abcdfs349A 701abcdfs349A", build=cnmarc_agent, dc="creator"),
    rule("agents", cnmarc="710abcdef349A 711abcdef349A", build=cnmarc_agent, dc="creator"),
    rule("agents", cnmarc="702abcdfs349A 712abcdef349A", build=cnmarc_agent, dc="contributor"),
    rule("agents", cnmarc="720af4 721af4 722af4", build=family, dc="contributor"),
    rule("agents", cnmarc="730a4", build=uncontrolled_name, dc="contributor"),
    rule("agents", marc21="720ae4", build=uncontrolled_agent, dc="contributor"),
)
