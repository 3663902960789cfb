"""Entries, their kinds and feelings."""

from datetime import date

from balint_desktop.domain.entry import (
    Entry,
    EntryId,
    EntryKind,
    EntryVersion,
    Feeling,
    Stream,
    VersionId,
    Whose,
    words_of,
)

FEELINGS = (Feeling(word="tired"), Feeling(word="afraid", whose=Whose.PATIENT), Feeling(word="fond"))


def test_feelings_are_told_apart_by_whose_they_are() -> None:
    assert words_of(FEELINGS, Whose.ME) == ("tired", "fond")
    assert words_of(FEELINGS, Whose.PATIENT) == ("afraid",)


def test_no_feelings_give_no_words() -> None:
    assert words_of((), Whose.ME) == ()


def test_stored_kinds_and_streams_never_change_their_values() -> None:
    assert [kind.value for kind in EntryKind] == [
        "first_note",
        "telling",
        "second_thoughts",
        "presentation",
        "next_meeting",
        "reflection",
    ]
    assert [stream.value for stream in Stream] == ["mine", "learning"]


def test_an_entry_and_its_earlier_wording_are_values() -> None:
    day = date(2026, 3, 3)
    entry = Entry(
        id=EntryId(1),
        kind=EntryKind.FIRST_NOTE,
        stream=Stream.MINE,
        written_on=day,
        order=1,
        text="She came again.",
        feelings=FEELINGS,
        version_count=1,
    )
    version = EntryVersion(id=VersionId(1), replaced_on=day, text="She came.", feelings=())
    assert hash(entry) != hash(version)
