"""What a search finds."""

from datetime import date

from balint_desktop.domain.case import CaseId, CaseSummary, Course
from balint_desktop.domain.entry import EntryId
from balint_desktop.domain.search_hit import SearchHit, Segment


def test_a_found_sentence_reads_on_across_its_segments() -> None:
    case = CaseSummary(
        id=CaseId(1),
        name="The late caller",
        opening="He called",
        course=Course.WITH_ME,
        wants_group=False,
        last_written_on=date(2026, 3, 3),
        presented_on=None,
        feelings=(),
    )
    sentence = (Segment(text="I was ", is_hit=False), Segment(text="tired", is_hit=True))
    hit = SearchHit(case=case, entry_id=EntryId(7), sentence=sentence)
    assert "".join(segment.text for segment in hit.sentence) == "I was tired"
