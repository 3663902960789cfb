"""The shipped questions: each at some moment, one question at a time, and none that gives advice."""

from pathlib import Path

import pytest

from balint_desktop.content.prompts import load_prompts
from balint_desktop.domain.errors import BalintError
from balint_desktop.domain.prompts import Moment, prompts_for


def test_keys_and_texts_of_the_questions_are_unique(resources: Path) -> None:
    prompts = load_prompts(resources)
    assert len({prompt.key for prompt in prompts}) == len(prompts)
    assert len({prompt.text for prompt in prompts}) == len(prompts)


@pytest.mark.parametrize("moment", list(Moment))
def test_every_moment_has_a_question(resources: Path, moment: Moment) -> None:
    assert prompts_for(load_prompts(resources), moment)


def test_each_text_is_a_single_question(resources: Path) -> None:
    for prompt in load_prompts(resources):
        assert prompt.text.endswith("?")
        assert prompt.text.count("?") == 1


def test_what_else_one_could_have_been_is_asked_in_later_reflections_only(resources: Path) -> None:
    prompts = {prompt.key: prompt for prompt in load_prompts(resources)}
    assert prompts["what_else_for_them"].moments == (Moment.REFLECTING,)


def test_looking_again_asks_the_three_small_questions_of_the_design(resources: Path) -> None:
    asked = prompts_for(load_prompts(resources), Moment.LOOKING_AGAIN)
    assert [prompt.key for prompt in asked] == ["left_out", "second_thoughts", "image_that_came"]


def test_no_question_tells_the_doctor_what_to_do(resources: Path) -> None:
    for prompt in load_prompts(resources):
        assert not {"should", "must", "try", "diagnosis", "advice"} & set(prompt.text.lower().split())


@pytest.mark.parametrize(
    "content",
    [
        "",
        '[[prompt]]\nkey = "a"\ntext = "A?"\nmoments = []\nsource = "ours"',
        '[[prompt]]\nkey = "a"\ntext = "A?"\nmoments = ["never"]\nsource = "ours"',
        '[[prompt]]\nkey = "a"\ntext = "A?"\nmoments = ["noting"]\nsource = "hearsay"',
        '[[prompt]]\nkey = "a"\nmoments = ["noting"]\nsource = "ours"',
        '[[prompt]]\nkey = "a"\ntext = "A?"\nmoments = ["noting"]\nsource = "ours"\nweight = 2',
        '[[prompt]]\nkey = "a"\ntext = "A?"\nmoments = ["noting"]\nsource = "ours"\n'
        '[[prompt]]\nkey = "a"\ntext = "B?"\nmoments = ["noting"]\nsource = "ours"',
    ],
)
def test_a_malformed_question_is_a_broken_resource(breakable: Path, content: str) -> None:
    (breakable / "prompts" / "en" / "questions.toml").write_text(content, encoding="utf-8")
    with pytest.raises(BalintError, match="resource_broken"):
        load_prompts(breakable)
