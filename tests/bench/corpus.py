"""A seeded journal to measure with: case i depends on the seed and i alone, 1.5 kB of English-like text each.

Planted words: RARE in three cases of any journal, MEDIUM in one of a hundred, both of COMMON in six of ten.
The newest case also gets a long story, so that there is something to scroll.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from balint_desktop.domain.case import Course

SEED = 20261120
RARE, MEDIUM, COMMON = "quinsyfoil", "lighthouse", ("patient", "waiting")
#: How many entries the newest case has beside its first note.
STORY_ENTRIES = 30
#: The cases are spread over so many days, the newest today.
_DAYS = 30 * 365
_MEAN_CHARACTERS, _SPREAD_CHARACTERS = 1450, 260
_LEAST_CHARACTERS, _MOST_CHARACTERS = 500, 3200
_TAIL_WORDS = 6000

_PLAIN_TEXT = """the of and to in was that for with he she had on at it his her as not from but they were this after
which before by an be been there their when who no more about then up so out if would could we my him them all one
into because while still again only over also than some what how very did said until where other now between
without each under both day morning evening night week month family work house clinic ward round visit call
letter note talk walk sleep meal coffee rain snow summer winter road car train bed chair window door daughter
son wife husband mother father brother friend colleague nurse doctor team meeting question answer problem
reason doubt worry hope relief anger fear joy tired calm busy quiet long short old young new good bad better
small large early late slow quick clear difficult easy strange careful kind read write think feel remember
forget learn ask tell listen hear see look find lose keep leave stay come go return begin end hurry rest sit
stand speak explain agree refuse accept stop change follow decide pain chest cough breath pulse blood heart
headache rash scan results history diagnosis treatment consent referral tablets appointment"""
_PLAIN = tuple(_PLAIN_TEXT.split())
#: Beginnings, vowels and ends of made-up syllables.
_SOUNDS = (
    "b br c ch cl d dr f fl g gr h j k l m n p pl pr r s sh sl st t th tr v w",
    "a e i o u ai ea ee oo ou",
    "b ck d f g k l ll m n nd ng nt p r rd rn s ss st t th x",
)
_PEOPLE = ("woman", "man", "boy", "girl", "couple", "widow", "teacher", "baker", "gardener", "student", "driver")
_LOOKS = ("blue", "torn", "heavy", "silent", "early", "borrowed", "folded", "golden", "wet", "polite", "crooked")
_THINGS = ("umbrella", "folder", "hat", "lists", "bag", "scarf", "glasses", "bicycle", "songs", "maps", "keys")


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusCase:
    """One case to write. `feelings` and `marks` count into the shipped lists, `course` is where it stands."""

    number: int
    on: date
    name: str
    text: str
    feelings: tuple[int, ...]
    marks: tuple[int, ...]
    course: Course
    wants_group: bool
    more: tuple[str, ...] = ()


class Corpus:
    """Makes the cases of a journal of `size` cases, oldest first."""

    def __init__(self, size: int, *, today: date, seed: int = SEED) -> None:
        self._size = size
        self._today = today
        self._seed = seed
        self._words = _PLAIN + tuple(_made_up_words(random.Random(seed), known=set(_PLAIN)))
        self._weights = tuple(accumulate(1 / (rank + 8) for rank in range(len(self._words))))

    def __iter__(self) -> Iterator[CorpusCase]:
        """Yield every case in the order of writing."""
        for number in range(self._size):
            yield self.case(number)

    def text(self, number: int) -> str:
        """Return the first note of case `number`."""
        rng = random.Random(self._seed * 1_000_003 + number)
        paragraphs = self._paragraphs(rng)
        for word in COMMON:
            if rng.random() < 0.6:
                paragraphs[0] += f" And the {word} once more."
        if rng.random() < 0.01:
            paragraphs[-1] += f" Then the {MEDIUM} came up."
        if number in {self._size // 7, self._size // 2, self._size - 5}:
            paragraphs[len(paragraphs) // 2] += f" It smelled of {RARE}."
        return "\n\n".join(paragraphs)

    def case(self, number: int) -> CorpusCase:
        """Return case `number`."""
        rng = random.Random(self._seed * 2_000_003 + number)
        is_newest = number == self._size - 1
        more = tuple(self.text(self._size + extra) for extra in range(STORY_ENTRIES)) if is_newest else ()
        return CorpusCase(
            number=number,
            on=self._today - timedelta(days=(self._size - 1 - number) * _DAYS // max(self._size, _DAYS)),
            name=f"The {rng.choice(_PEOPLE)} with the {rng.choice(_LOOKS)} {rng.choice(_THINGS)}",
            text=self.text(number),
            feelings=tuple(rng.sample(range(12), k=rng.choice((0, 1, 2, 2, 3)))),
            marks=tuple(rng.sample(range(6), k=rng.choice((0, 0, 1, 2)))),
            course=rng.choices(tuple(Course), weights=(6, 2, 1, 1))[0],
            wants_group=rng.random() < 0.1,
            more=more,
        )

    def _paragraphs(self, rng: random.Random) -> list[str]:
        wanted = round(rng.gauss(_MEAN_CHARACTERS, _SPREAD_CHARACTERS))
        left = min(max(wanted, _LEAST_CHARACTERS), _MOST_CHARACTERS)
        paragraphs = []
        while left > 0:
            sentences: list[str] = []
            goal = min(rng.randint(220, 520), left)
            while sum(map(len, sentences)) < goal:
                sentences.append(self._sentence(rng))
            paragraphs.append(" ".join(sentences))
            left -= len(paragraphs[-1]) + 2
        return paragraphs

    def _sentence(self, rng: random.Random) -> str:
        words = rng.choices(self._words, cum_weights=self._weights, k=rng.randint(6, 19))
        return " ".join(words).capitalize() + rng.choice("....?")


def _made_up_words(rng: random.Random, *, known: set[str]) -> Iterator[str]:
    """Yield the long tail of a vocabulary: syllables that no list of words holds."""
    before, vowels, after = (sounds.split() for sounds in _SOUNDS)
    seen = known | {RARE, MEDIUM, *COMMON}
    made = 0
    while made < _TAIL_WORDS:
        word = "".join(
            rng.choice(before) + rng.choice(vowels) + (rng.choice(after) if rng.random() < 0.6 else "")
            for _ in range(rng.choice((1, 2, 2, 2, 3)))
        )
        if len(word) > 2 and word not in seen:
            seen.add(word)
            made += 1
            yield word
