"""Persons, bodies and meetings."""

from normalize.builders.agents import agent, uncontrolled_agent
from normalize.rule import rule

RULES = (
    rule("agents", marc21="100abcdeqt04 110abcent04 111acdejnqt04", build=agent, dc="creator"),
    rule("agents", marc21="700abcdeqt04 710abcent04 711acdejnqt04", build=agent, dc="contributor"),
    rule("agents", marc21="720ae4", build=uncontrolled_agent, dc="contributor"),
)
