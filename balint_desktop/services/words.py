"""The words offered to the doctor: shipped ones, their own, and invented names."""

from collections.abc import Container, Sequence

from balint_desktop.domain.clock import Clock
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.naming import propose_names
from balint_desktop.domain.vocabulary import TermList, Vocabulary
from balint_desktop.domain.wording import clean_line
from balint_desktop.services.works import Works

#: The longest word or phrase a doctor can add to a list, in characters.
OWN_WORD_CHARACTERS = 40


class WordService:
    """Offers feelings, marks and names, and takes the doctor's own words in. Called on the worker."""

    def __init__(
        self,
        works: Works,
        *,
        vocabulary: Vocabulary,
        invented_names: Sequence[str],
        plain_words: Container[str],
        clock: Clock,
    ) -> None:
        self._works = works
        self._vocabulary = vocabulary
        self._invented_names = invented_names
        self._plain_words = plain_words
        self._clock = clock

    @property
    def vocabulary(self) -> Vocabulary:
        """The shipped terms."""
        return self._vocabulary

    def feelings(self) -> tuple[str, ...]:
        """Return the feelings to offer: the shipped ones in their order, then the doctor's own, newest last."""
        shipped = tuple(term.words for term in self._vocabulary.of(TermList.FEELING))
        with self._works.reading() as work:
            own = work.vocabulary.own_feelings()
        return shipped + tuple(word for word in own if word not in shipped)

    def add_feeling(self, typed: str) -> str:
        """Add a word of the doctor's own to the feelings and return it as it is stored.

        Raises NOTHING_WRITTEN for blanks.
        """
        word = clean_line(typed)[:OWN_WORD_CHARACTERS]
        if not word:
            raise BalintError(ErrorCode.NOTHING_WRITTEN)
        with self._works.work() as work:
            work.vocabulary.add_own_feeling(word)
            work.commit()
        return word

    def propose_names(self, text: str) -> tuple[str, ...]:
        """Return invented names for a case that begins with `text`; never a real one."""
        return propose_names(
            text,
            plain_words=self._plain_words,
            names=KnownNames(),
            invented=self._invented_names,
            start=self._clock.today().toordinal() * 4,
        )


class KnownNames:
    """First and last names in lower case, from zxcvbn's lists (US census), to be kept out of proposals."""

    def __contains__(self, word: object) -> bool:
        from zxcvbn.matching import RANKED_DICTIONARIES

        lists = ("male_names", "female_names", "surnames")
        return any(word in RANKED_DICTIONARIES.get(which, {}) for which in lists)
