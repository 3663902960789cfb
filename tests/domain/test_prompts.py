"""The questions the journal may ask."""

from balint_desktop.domain.prompts import Moment, Prompt, PromptSource, prompts_for

ALWAYS = Prompt(key="felt", text="What did you feel?", moments=tuple(Moment), source=PromptSource.OURS)
LATER = Prompt(
    key="else", text="What else could you have been?", moments=(Moment.REFLECTING,), source=PromptSource.BROCK
)


def test_only_questions_of_the_moment_are_asked_in_their_order() -> None:
    assert prompts_for([LATER, ALWAYS], Moment.REFLECTING) == (LATER, ALWAYS)
    assert prompts_for([LATER, ALWAYS], Moment.NOTING) == (ALWAYS,)


def test_without_questions_nothing_is_asked() -> None:
    assert prompts_for([], Moment.NOTING) == ()
