"""Templates: those that came along are good, and what is wrong in one is named."""

from pathlib import Path

import pytest

from oneonone.formats.template_yaml import parse_template
from oneonone.world.shipped import shipped

SHIPPED = sorted(shipped("templates").glob("*.yaml"))
NAMES = (
    "check-in conference reading-conference writing-conference math-conference advisory"
    " goal-setting student-led-prep student-led-conference family-conference counselor repair"
    " two-by-ten staff-one-on-one"
).split()


def test_all_fourteen_came_along() -> None:
    assert sorted(path.stem for path in SHIPPED) == sorted(NAMES)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_template_opens_easily_and_ends_kindly(path: Path) -> None:
    parsed = parse_template(path.read_text("utf-8"), path.name, path.stem)
    assert parsed.problems == ()
    template = parsed.template
    assert template is not None
    assert template.prompts[0].key == "warm_up"
    assert template.prompts[-1].key == "encouragement"
    assert template.goal
    assert 2 <= template.minutes <= 30
    assert not any(prompt.required for prompt in template.prompts)
    assert len(template.prompts[0].ideas) >= 3


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_question_is_short_and_presses_nobody(path: Path) -> None:
    template = parse_template(path.read_text("utf-8"), path.name, path.stem).template
    assert template is not None
    for prompt in template.prompts:
        for question in (prompt.ask, *prompt.ideas):
            assert len(question.split()) <= 20, question
            assert "!" not in question
            assert "why did" not in question.casefold()
            assert "why didn" not in question.casefold()
        private = template.private or prompt.private
        assert private or not ({"home", "family", "parents"} & set(prompt.key.split("_")))


def test_the_staff_template_rates_nobody() -> None:
    text = (shipped("templates") / "staff-one-on-one.yaml").read_text("utf-8")
    template = parse_template(text, "x", "staff-one-on-one").template
    assert template is not None
    assert not any(prompt.scale or prompt.number for prompt in template.prompts)


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("template: other\nprompts: {a: {ask: x}}\n", "template", "Make the two the same"),
        ("template: mine\n", "prompts", "are missing"),
        ("template: mine\nprompts: {a: x}\n", "a", "keys of its own"),
        ("template: mine\nprompts: {a: {try: [x]}}\n", "ask", "is missing"),
        ("template: mine\nprompts: {a: {ask: x, scale: 4-1}}\n", "scale", "is not a scale"),
        ("template: mine\nprompts: {'a b': {ask: x}}\n", "a b", "no short key"),
        ("template: mine\nminutes: long\nprompts: {a: {ask: x}}\n", "minutes", "whole number"),
        ("template: mine\nprompts: {a: {asks: x}}\n", "ask", "Did you mean ask"),
    ],
)
def test_what_is_wrong_in_a_template_is_named(text: str, rule: str, words: str) -> None:
    parsed = parse_template(text, "templates/mine.yaml", "mine")
    assert parsed.template is None
    said = " ".join(problem.message for problem in parsed.problems)
    assert any(problem.rule.endswith(rule) for problem in parsed.problems)
    assert words in said
