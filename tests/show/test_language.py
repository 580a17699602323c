"""Every message stands in both languages, with the same variables, and every key used exists."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast, visitor

from coalition_sim.errors import OutputError
from coalition_sim.show.language import LANGUAGES, language

LOCALES = Path(str(files("coalition_sim.show"))) / "locales"
TOPICS = sorted(path.name for path in (LOCALES / "en").glob("*.ftl"))
SOURCES = sorted((LOCALES.parent).rglob("*.py"))


class Variables(visitor.Visitor):
    def __init__(self):
        self.names = set()

    def visit_VariableReference(self, node):  # noqa: N802 (the parser's own naming)
        self.names.add(node.id.name)


def messages(code, topic):
    body = FluentParser().parse((LOCALES / code / topic).read_text("utf-8")).body
    junk = [entry.content for entry in body if isinstance(entry, ast.Junk)]
    assert not junk, junk
    found = {}
    for entry in body:
        if isinstance(entry, ast.Message):
            seen = Variables()
            seen.visit(entry)
            found[entry.id.name] = seen.names
    return found


def test_both_languages_have_the_same_topics():
    for code in LANGUAGES:
        assert sorted(path.name for path in (LOCALES / code).glob("*.ftl")) == TOPICS


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_have_the_same_messages_with_the_same_variables(topic):
    assert messages("en", topic) == messages("fr", topic)


def test_no_key_stands_in_two_files():
    keys = [key for topic in TOPICS for key in messages("en", topic)]
    assert sorted(keys) == sorted(set(keys))


def test_every_key_that_the_code_says_exists():
    say = re.compile(r'\bsay\(\s*"([a-z0-9-]+)"')
    used = {key for path in SOURCES for key in say.findall(path.read_text("utf-8"))}
    assert sorted(key for key in used if not language("en").knows(key)) == []


def test_a_message_without_its_variable_is_refused():
    with pytest.raises(KeyError):
        language("en")("no-such-message")


def test_an_unknown_language_is_refused_with_the_ones_that_are_carried():
    with pytest.raises(OutputError, match="give en or fr"):
        language("de")
