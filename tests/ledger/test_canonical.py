from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import canonical
from ledger.canonical import canonical_json, digest, entry_fields, genesis, moment, stamp
from tests.strategies import some

ZEROS = "0" * 64
text = st.text(max_size=20)
fields = st.lists(st.one_of(st.none(), text, st.integers()), max_size=8)


def test_the_chain_begins_with_the_identity_of_the_book():
    assert genesis("buku") == hashlib.sha256(b"buku").hexdigest()


@pytest.mark.parametrize(
    ("value", "said"),
    [("é", b"2:\xc3\xa9"), ("jual", b"4:jual"), ("", b"0:"), (-15, b"3:-15"), ("-", b"1:-")],
    ids=repr,
)
def test_a_digest_is_taken_over_the_bytes_that_are_documented(value, said):
    row = b"\x01" + bytes(32) + b"4" + b"5:entry" + b"1:7" + b"-" + said
    assert digest(ZEROS, ["entry", 7, None, value]) == hashlib.sha256(row).hexdigest()


def test_the_form_of_the_bytes_is_version_one():
    assert canonical.HASH_VERSION == 1


@some
@given(fields, fields)
def test_different_rows_have_different_digests(one, other):
    one, other = ["entry", *one], ["entry", *other]
    as_text = [[f if f is None else str(f) for f in row] for row in (one, other)]
    assert (digest(ZEROS, one) == digest(ZEROS, other)) == (as_text[0] == as_text[1])


@given(st.lists(text, max_size=4), st.integers(0, 20))
def test_moving_a_boundary_between_fields_changes_the_digest(row, cut):
    joined = "".join(row)
    parts = ["entry", joined[:cut], joined[cut:]]
    assert digest(ZEROS, ["entry", joined, ""]) != digest(ZEROS, parts) or joined[cut:] == ""


def test_a_digest_follows_the_one_before_it():
    assert digest(ZEROS, ["entry"]) != digest("1" * 64, ["entry"])


@given(st.text())
def test_no_text_that_can_be_stored_breaks_a_digest(value):
    assert len(digest(ZEROS, ["entry", value])) == 64


def test_the_fields_of_an_entry_count_its_lines():
    assert entry_fields([1, "x"], [("1.1", 5, 0), ("4.1", 0, 5)]) == [
        *("entry", 1, "x", 2),
        *("1.1", 5, 0),
        *("4.1", 0, 5),
    ]


@given(st.dictionaries(text, text))
def test_json_is_the_same_whatever_the_order(tags):
    shuffled = dict(sorted(tags.items(), reverse=True))
    assert canonical_json(tags) == canonical_json(shuffled)


def test_json_has_sorted_names_no_spaces_and_plain_letters():
    assert canonical_json({"b": "é\n", "a": []}) == '{"a":[],"b":"é\\n"}'


@given(st.dictionaries(text, text))
def test_json_says_what_it_was_given(tags):
    assert json.loads(canonical_json(tags)) == tags


@given(st.integers(-(2 * 10**15), 3 * 10**16), st.timezones())
def test_a_moment_reads_back_as_it_was_stamped(microseconds, zone):
    meant = dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(microseconds=microseconds)
    stamped = stamp(meant.astimezone(zone))
    assert (len(stamped), moment(stamped)) == (27, meant)


@pytest.mark.parametrize("hours", [7, 8, 9])
def test_every_zone_of_indonesia_is_stamped_in_utc(hours):
    zone = dt.timezone(dt.timedelta(hours=hours))
    midnight = dt.datetime(2026, 1, 1, tzinfo=zone)
    assert stamp(midnight) == f"2025-12-31T{24 - hours}:00:00.000000Z"


@given(st.datetimes(timezones=st.just(dt.UTC)), st.datetimes(timezones=st.just(dt.UTC)))
def test_stamps_sort_as_the_moments_do(one, other):
    years = [each.year >= 1000 for each in (one, other)]
    assert not all(years) or (stamp(one) < stamp(other)) == (one < other)


def test_nothing_in_the_chain_is_a_float():
    source = Path(canonical.__file__).read_text(encoding="utf-8")
    assert "float(" not in source
