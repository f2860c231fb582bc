"""Acts that wait for a second person, in tests."""

from __future__ import annotations

import pytest

from bumdes.approval.held_act import find_held
from bumdes.work import HeldError


def holds(village, act, *args, by, **kwargs):
    """Ask for something that is held, and return its id."""
    with pytest.raises(HeldError) as held:
        village.does(act, *args, by=by, **kwargs)
    return held.value.held_id


def held(village, held_id):
    """Return what is held."""
    with village.work(read_only=True) as work:
        return find_held(work.session, work.book_id, held_id)
