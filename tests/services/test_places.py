"""The place where the doctor was; whatever is stored, there is one to go to."""

import pytest

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.place import Place
from balint_desktop.services.places import PlaceService
from balint_desktop.services.vault import Vault


def test_without_a_stored_place_it_is_today(open_vault: Vault) -> None:
    assert PlaceService(open_vault).last() == Place(page="today")


def test_the_place_remembered_last_comes_back(open_vault: Vault) -> None:
    places = PlaceService(open_vault)
    place = Place(page="cases", case_id=CaseId(4), scroll_px=120, cursor=9, editing_slot="case-4")
    places.remember(Place())
    places.remember(place)
    assert places.last() == place


@pytest.mark.parametrize("stored", ["", "{", "[]", "7", '{"page": "today", "colour": "red"}'])
def test_an_odd_place_is_today(open_vault: Vault, stored: str) -> None:
    with open_vault.work() as work:
        work.places.put("last_place", value=stored)
        work.commit()
    assert PlaceService(open_vault).last() == Place()
