"""Every address against every role, and against ids of another enterprise; see ``matrix``."""

from __future__ import annotations

import re

import pytest

from bumdes.permissions import Role
from tests.demonstration import demonstration_in
from tests.webapp.matrix import (
    ANYBODY,
    READING,
    TABLE,
    addresses,
    open_place,
    rows,
    visit,
    watching,
)

HOW = (
    f"{TABLE.name} and the addresses differ. Look whether each is meant; then write the table"
    " anew by `python -m tests.webapp.matrix`, read its diff, and fill the column why."
)
NOBODYS = "tidak-ada-0000"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("matrix")
    place = open_place(demonstration_in(folder, tmp_path_factory))
    yield place
    place.engine.dispose()


@pytest.fixture(scope="module")
def found(place):
    return {(each.endpoint, each.method): each for each in addresses(place.app)}


def test_every_address_has_a_row_and_every_row_an_address(found):
    assert found.keys() ^ rows().keys() == set(), HOW


def test_every_role_comes_where_the_table_says_and_nowhere_else(place, found):
    table, wrong = rows(), []
    with watching(place) as seen:
        for role in Role:
            for key, address in found.items():
                row = table.get(key)
                if row is None:
                    continue
                status = visit(place, place.client(role), address, seen, wanted=row.asks)
                comes = not (seen.refused or status == 403)
                if comes != (role in row.roles):
                    wrong.append((role.value, *key, "comes" if comes else "is refused"))

    assert wrong == [], "\n".join([HOW, *map(str, wrong)])


def test_what_wants_the_password_again_is_told_in_the_table(place, found):
    table = rows()
    wrong = [
        key
        for key, address in found.items()
        if key in table
        and table[key].is_fresh
        != hasattr(place.app.view_functions[address.endpoint], "wants_fresh")
    ]

    assert wrong == [], HOW


def test_what_strangers_may_see_is_told_in_the_table(place, found):
    open_ones = {
        key
        for key, address in found.items()
        if getattr(place.app.view_functions[address.endpoint], "is_public", False)
    }

    assert open_ones == {key for key, row in rows().items() if row.why == ANYBODY}, HOW


def test_what_asks_no_permission_says_why():
    untold = [key for key, row in rows().items() if not row.asks and not row.why]

    assert untold == [], HOW


def test_what_writes_with_a_permission_to_read_says_why():
    untold = [
        key
        for key, row in rows().items()
        if key[1] == "POST" and row.asks <= READING and not row.why
    ]

    assert untold == [], HOW


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_an_id_of_another_enterprise_is_as_unknown_as_one_of_nobody(place, found, role):
    told_apart = []
    for key, address in found.items():
        blueprint = address.endpoint.partition(".")[0]
        theirs = place.others["*"] | place.others.get(blueprint, {})
        strange = [name for name in address.arguments if theirs.get(name)]
        if not strange:
            continue
        nobodys = {name: _unlike(theirs[name]) for name in strange}
        answers = [
            _answer(place, role, address, ids)
            for ids in ({name: theirs[name] for name in strange}, nobodys)
        ]
        if answers[0] != answers[1] or (address.method == "GET" and answers[0][0] == 200):
            told_apart.append((*key, [status for status, _ in answers]))

    assert told_apart == [], "\n".join(map(str, told_apart))


def _unlike(known: str) -> str:
    """Return an id of the same looks that nobody has."""
    if re.fullmatch(r"[0-9a-f]{32}|[0-9a-f]{64}", known):
        return "f" * len(known)
    return NOBODYS


def _answer(place, role, address, ids):
    """Return how an address with such ids is answered, and all it says but the ids."""
    url = place.url(address, {address.endpoint.partition(".")[0]: ids})
    answer = place.client(role).open(url, method=address.method)
    text = answer.get_data(as_text=True) if answer.mimetype == "text/html" else ""
    text = re.sub(r'name="csrf_token" value="[^"]*"', "", text)
    for part in ids.values():
        text = text.replace(part, "?")
    return answer.status_code, text
